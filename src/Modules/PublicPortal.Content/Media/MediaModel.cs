using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.Content.Media;

internal static class MediaModel
{
    public static void Configure(ModelBuilder model) => model.Entity<MediaFile>(e =>
    {
        e.ToTable("content_media");
        e.Property(m => m.Path).HasMaxLength(MediaFile.LongestPath);
        e.Property(m => m.Words).HasMaxLength(MediaFile.LongestWords);
        e.Property(m => m.ContentType).HasMaxLength(40);
        e.Property(m => m.Sha256).HasMaxLength(64);
        e.HasIndex(m => m.Path).IsUnique();
        e.HasIndex(m => m.CreatedAt);
        e.HasIndex(m => m.Sha256);
    });

    public static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("content_media", t => new
        {
            id = t.Column<Guid>(),
            path = t.Column<string>(maxLength: MediaFile.LongestPath),
            words = t.Column<string>(maxLength: MediaFile.LongestWords),
            content_type = t.Column<string>(maxLength: 40),
            width = t.Column<int>(),
            height = t.Column<int>(),
            size = t.Column<int>(),
            sha256 = t.Column<string>(maxLength: 64),
            created_at = t.Column<long>(),
            created_by = t.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_content_media", x => x.id));
        migration.CreateIndex("ix_content_media_path", "content_media", "path", unique: true);
        migration.CreateIndex("ix_content_media_created_at", "content_media", "created_at");
    }
}
