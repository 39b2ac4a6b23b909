using Microsoft.EntityFrameworkCore;
using PublicPortal.Files.Storage;

namespace PublicPortal.Files;

internal static class FilesModel
{
    public static void Configure(ModelBuilder model) => model.Entity<FileRecord>(e =>
    {
        e.ToTable("files_file");
        e.Property(f => f.Purpose).HasMaxLength(100);
        e.Property(f => f.ContentType).HasMaxLength(60);
        e.HasIndex(f => f.OwnerSubjectId);
        e.HasIndex(f => new { f.Purpose, f.CreatedAt }).HasFilter("deleted_at is null");
    });
}
