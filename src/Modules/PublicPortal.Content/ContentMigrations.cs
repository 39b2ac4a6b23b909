using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Content.Items;
using PublicPortal.Content.Recipes;
using PublicPortal.Content.Types;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Content;

internal static class ContentMigrations
{
    public static readonly ModuleMigrations All = new("Content", Create, Upgrade2);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("content_definition", t => new
        {
            id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 40),
            name = t.Column<string>(maxLength: Definitions.LongestName),
            number = t.Column<int>(),
            json = t.Column<string>(maxLength: Definitions.LongestJson),
            is_current = t.Column<bool>(),
            created_at = t.Column<long>(),
            account_id = t.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_content_definition", x => x.id));
        migration.CreateTable("content_item", t => new
        {
            id = t.Column<Guid>(),
            content_item_id = t.Column<string>(maxLength: ItemIds.Longest),
            content_item_version_id = t.Column<string>(maxLength: ItemIds.Longest),
            content_type = t.Column<string>(maxLength: Definitions.LongestName),
            number = t.Column<int>(),
            display_text = t.Column<string>(maxLength: ItemVersion.LongestText),
            latest = t.Column<bool>(),
            published = t.Column<bool>(),
            created_utc = t.Column<long>(),
            modified_utc = t.Column<long>(),
            published_utc = t.Column<long>(nullable: true),
            owner = t.Column<string>(maxLength: 200),
            author = t.Column<string>(maxLength: 200),
            edited_by = t.Column<Guid>(nullable: true),
            published_by = t.Column<Guid>(nullable: true),
            address = t.Column<string>(maxLength: 200, nullable: true),
            alias = t.Column<string>(maxLength: 200, nullable: true),
            container_id = t.Column<string>(maxLength: ItemIds.Longest, nullable: true),
            scope_path = t.Column<string>(maxLength: 240),
            publish_at = t.Column<long>(nullable: true),
            archive_at = t.Column<long>(nullable: true),
            removed_at = t.Column<long>(nullable: true),
            note = t.Column<string>(maxLength: 200, nullable: true),
            content = t.Column<string>(maxLength: ItemVersion.LongestContent),
            version = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_content_item", x => x.id));
        migration.CreateTable("content_redirect", t => new
        {
            address = t.Column<string>(maxLength: ItemVersion.LongestAddress),
            content_item_id = t.Column<string>(maxLength: ItemIds.Longest),
            created_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_content_redirect", x => x.address));
        migration.CreateTable("content_kept_step", t => new
        {
            id = t.Column<Guid>(),
            name = t.Column<string>(maxLength: KeptStep.LongestName),
            json = t.Column<string>(maxLength: KeptStep.LongestJson),
            hash = t.Column<string>(maxLength: 64),
            created_at = t.Column<long>(),
            number = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_content_kept_step", x => x.id));
        migration.CreateTable("content_waiting_step", t => new
        {
            id = t.Column<Guid>(),
            name = t.Column<string>(maxLength: KeptStep.LongestName),
            recipe = t.Column<string>(maxLength: WaitingStep.LongestRecipe, nullable: true),
            json = t.Column<string>(maxLength: KeptStep.LongestJson),
            asked_by = t.Column<Guid>(),
            asked_at = t.Column<long>(),
            outcome = t.Column<string>(maxLength: 40),
            decided_by = t.Column<Guid>(nullable: true),
            decided_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_content_waiting_step", x => x.id));
        migration.CreateTable("content_site_file", t => new
        {
            path = t.Column<string>(maxLength: 200),
            content_item_id = t.Column<string>(maxLength: ItemIds.Longest),
            loaded_version_id = t.Column<string>(maxLength: ItemIds.Longest),
            loaded = t.Column<string>(maxLength: ItemVersion.LongestContent),
            offered = t.Column<string>(maxLength: ItemVersion.LongestContent, nullable: true),
            changed_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_content_site_file", x => x.path));
        migration.CreateIndex("ix_content_definition_kind_name_number", "content_definition", ["kind", "name", "number"], unique: true);
        migration.CreateIndex("ix_content_definition_kind_name", "content_definition", ["kind", "name"], unique: true, filter: "is_current");
        migration.CreateIndex("ix_content_item_content_item_version_id", "content_item", "content_item_version_id", unique: true);
        migration.CreateIndex("ix_content_item_content_item_id_number", "content_item", ["content_item_id", "number"], unique: true);
        migration.CreateIndex("ix_content_item_latest", "content_item", "content_item_id", unique: true, filter: "latest");
        migration.CreateIndex("ix_content_item_published", "content_item", "content_item_id", unique: true, filter: "published");
        migration.CreateIndex("ix_content_item_address", "content_item", "address", unique: true, filter: "published and address is not null");
        migration.CreateIndex("ix_content_item_alias", "content_item", "alias", filter: "published and alias is not null");
        migration.CreateIndex("ix_content_item_public_list", "content_item", ["content_type", "published_utc"], filter: "published");
        migration.CreateIndex("ix_content_item_container_id_published_utc", "content_item", ["container_id", "published_utc"], filter: "published and container_id is not null");
        migration.CreateIndex("ix_content_item_desk_list", "content_item", ["content_type", "modified_utc"], filter: "latest");
        migration.CreateIndex("ix_content_item_publish_at", "content_item", "publish_at", filter: "publish_at is not null");
        migration.CreateIndex("ix_content_item_archive_at", "content_item", "archive_at", filter: "archive_at is not null");
        migration.CreateIndex("ix_content_item_removed_at", "content_item", "removed_at", filter: "removed_at is not null");
        migration.CreateIndex("ix_content_redirect_content_item_id", "content_redirect", "content_item_id");
        migration.CreateIndex("ix_content_kept_step_hash", "content_kept_step", "hash", unique: true);
        migration.CreateIndex("ix_content_waiting_step_asked_at", "content_waiting_step", "asked_at", filter: "decided_at is null");
        Public.PublicSide.Create(migration);
    }

    /// <summary>Links to other sites, and pictures by their content.</summary>
    private static void Upgrade2(MigrationBuilder migration)
    {
        Checks.CheckServices.Create(migration);
        migration.CreateIndex("ix_content_media_sha256", "content_media", "sha256");
    }
}
