using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Files;

internal static class FilesMigrations
{
    public static readonly ModuleMigrations All = new("Files", Create);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("files_file", t => new
        {
            id = t.Column<Guid>(),
            purpose = t.Column<string>(maxLength: 100),
            owner_subject_id = t.Column<Guid>(),
            name = t.Column<byte[]>(nullable: true),
            content_type = t.Column<string>(maxLength: 60),
            size = t.Column<int>(),
            sha256 = t.Column<byte[]>(),
            created_at = t.Column<long>(),
            deleted_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_files_file", x => x.id));
        migration.CreateIndex("ix_files_file_owner_subject_id", "files_file", "owner_subject_id");
        migration.CreateIndex("ix_files_file_purpose_created_at", "files_file", ["purpose", "created_at"], filter: "deleted_at is null");
    }
}
