using Microsoft.EntityFrameworkCore;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;
using PublicPortal.Places.Plates;
using PublicPortal.Places.Reports;

namespace PublicPortal.Places;

internal static class PlacesModel
{
    public const int PlaceCodeLength = 40;
    public const int PlaceNameLength = 100;
    public const int AddressLength = 200;

    public static void Configure(ModelBuilder model)
    {
        Life.LifeTables.Configure(model);
        model.Entity<Place>(e =>
        {
            e.ToTable("places_place");
            e.Property(p => p.Code).HasMaxLength(PlaceCodeLength);
            e.Property(p => p.Name).HasMaxLength(PlaceNameLength);
            e.Property(p => p.ScopePath).HasMaxLength(240);
            e.HasIndex(p => p.Code).IsUnique();
            e.HasIndex(p => p.ScopePath);
            e.HasOne<Place>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Dwelling>(e =>
        {
            e.ToTable("places_dwelling");
            e.Property(d => d.Code).HasMaxLength(Dwelling.CodeLength);
            e.Property(d => d.Address).HasMaxLength(AddressLength);
            e.Property(d => d.Search).HasMaxLength(AddressLength);
            e.HasIndex(d => d.Code).IsUnique();
            e.HasOne<Place>().WithMany().HasForeignKey(d => d.GridCellId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Place>().WithMany().HasForeignKey(d => d.BuildingId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Plate>(e =>
        {
            e.ToTable("places_plate");
            e.Property(p => p.Token).HasMaxLength(Plate.TokenLength);
            e.HasIndex(p => p.DwellingId).IsUnique().HasFilter("replaced_at is null");
            e.HasIndex(p => new { p.DwellingId, p.IssuedAt });
            e.HasOne<Dwelling>().WithMany().HasForeignKey(p => p.DwellingId).OnDelete(DeleteBehavior.Restrict);
        });
        Outlines.Outline.Configure(model);
        model.Entity<PlateReport>(e =>
        {
            e.ToTable("places_report");
            e.Property(r => r.Note).HasMaxLength(PlateReport.NoteLength);
            e.Property(r => r.Outcome).HasMaxLength(PlateReport.NoteLength);
            e.HasIndex(r => new { r.Status, r.CreatedAt });
            e.HasOne<Dwelling>().WithMany().HasForeignKey(r => r.DwellingId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
