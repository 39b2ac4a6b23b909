using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Workflows;

internal static class WorkflowsMigrations
{
    public static readonly ModuleMigrations All = new("Workflows");
}
