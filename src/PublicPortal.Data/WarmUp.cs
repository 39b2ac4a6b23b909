using Microsoft.EntityFrameworkCore;

namespace PublicPortal.Data;

/// <summary>
/// While the site's services are put together one core idles. Entity Framework's model building and query pipeline are
/// loaded and compiled in that time, over a table that does not exist, so that the real model finds them ready.
/// </summary>
public static class WarmUp
{
    /// <summary>Begins it and returns; whatever fails here fails again, and is told, where it matters.</summary>
    public static void Begin() => _ = Task.Run(() =>
    {
        using var db = new WarmUpContext(new DbContextOptionsBuilder<WarmUpContext>().UseSqlite("Data Source=:memory:").Options);
        _ = db.Set<Row>().AsNoTracking().Where(r => r.Name == "").OrderBy(r => r.Id).ToQueryString();
    });

    private enum Kind { One }

    private sealed class Row
    {
        public Guid Id { get; set; }
        public required string Name { get; set; }
        public Kind Kind { get; set; }
        public DateTimeOffset At { get; set; }
        public DateOnly? Day { get; set; }
        public long Version { get; set; }
    }

    private sealed class WarmUpContext(DbContextOptions<WarmUpContext> options) : DbContext(options)
    {
        protected override void ConfigureConventions(ModelConfigurationBuilder conventions) => ModelConventions.Configure(conventions);

        protected override void OnModelCreating(ModelBuilder model)
        {
            model.Entity<Row>(row =>
            {
                row.ToTable("row");
                row.HasKey(r => r.Id);
                row.HasIndex(r => new { r.Kind, r.Name }).IsUnique();
                row.Property(r => r.Name).HasMaxLength(20);
            });
            ModelConventions.NameEverything(model);
        }
    }
}
