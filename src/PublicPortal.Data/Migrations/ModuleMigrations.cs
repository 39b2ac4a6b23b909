using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.Data.Migrations;

/// <summary>
/// A module's tables as steps that only ever grow: Create, Upgrade2, Upgrade3… Provider-neutral operations, one list for
/// both databases. Never name column types; give maxLength, precision, nullable. SQLite can only create tables and
/// indexes, add and rename columns, so constraints belong into Create.
/// </summary>
public sealed record ModuleMigrations(string Module, params IReadOnlyList<Action<MigrationBuilder>> Steps);
