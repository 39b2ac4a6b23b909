using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Hosting.Lists;

/// <summary>
/// Conditions of a list that an official keeps under a name. It holds no rows and gives no rights: what it shows is
/// decided anew each time, within the scope of whoever opens it.
/// </summary>
public sealed class SavedFilter
{
    public const int NameLength = 40, QueryLength = 1000;

    public Guid Id { get; init; }

    /// <summary>See <see cref="ListInfo.Name"/>.</summary>
    public required string List { get; init; }
    public Guid OwnerAccountId { get; init; }
    public required string Name { get; set; }

    /// <summary>See <see cref="ListView.Query"/>.</summary>
    public required string Query { get; set; }

    /// <summary>Colleagues who hold the list's permission over exactly this place see it too; null for the owner alone.</summary>
    public string? SharedScope { get; set; }

    /// <summary>What the owner sees when the list is opened without conditions; one for each list.</summary>
    public bool IsDefault { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Tables of the house itself.</summary>
internal static class HostingModel
{
    public static readonly ModuleMigrations Migrations = new("Hosting", Create);

    public static void Configure(ModelBuilder model) => model.Entity<SavedFilter>(e =>
    {
        e.ToTable("hosting_saved_filter");
        e.Property(f => f.List).HasMaxLength(60);
        e.Property(f => f.Name).HasMaxLength(SavedFilter.NameLength);
        e.Property(f => f.Query).HasMaxLength(SavedFilter.QueryLength);
        e.Property(f => f.SharedScope).HasMaxLength(240);
        e.HasIndex(f => new { f.OwnerAccountId, f.List, f.Name }).IsUnique();
        e.HasIndex(f => new { f.OwnerAccountId, f.List }).IsUnique().HasFilter("is_default");
        e.HasIndex(f => new { f.List, f.SharedScope }).HasFilter("shared_scope is not null");
    });

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("hosting_saved_filter", t => new
        {
            id = t.Column<Guid>(),
            list = t.Column<string>(maxLength: 60),
            owner_account_id = t.Column<Guid>(),
            name = t.Column<string>(maxLength: SavedFilter.NameLength),
            query = t.Column<string>(maxLength: SavedFilter.QueryLength),
            shared_scope = t.Column<string>(maxLength: 240, nullable: true),
            is_default = t.Column<bool>(),
            created_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_hosting_saved_filter", x => x.id));
        migration.CreateIndex("ix_hosting_saved_filter_owner_account_id_list_name", "hosting_saved_filter", ["owner_account_id", "list", "name"], unique: true);
        migration.CreateIndex("ix_hosting_saved_filter_owner_account_id_list", "hosting_saved_filter", ["owner_account_id", "list"], unique: true, filter: "is_default");
        migration.CreateIndex("ix_hosting_saved_filter_list_shared_scope", "hosting_saved_filter", ["list", "shared_scope"], filter: "shared_scope is not null");
    }
}
