using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;

namespace PublicPortal.Places.Outlines;

/// <summary>The outline of a place, or the point of a building.</summary>
internal sealed class Outline
{
    public Guid Id { get; init; }
    public Guid PlaceId { get; init; }
    public GeoSystem System { get; set; }

    /// <summary>The geometry as it came, in GeoJSON.</summary>
    public required byte[] Geometry { get; set; }

    /// <summary>Simplified for drawing, see <see cref="Drawing"/>; null for a point.</summary>
    public byte[]? Drawing { get; set; }
    public double Longitude { get; set; }
    public double Latitude { get; set; }

    public static void Configure(ModelBuilder model) => model.Entity<Outline>(e =>
    {
        e.ToTable("places_outline");
        e.HasIndex(o => o.PlaceId).IsUnique();
        e.HasOne<Place>().WithMany().HasForeignKey(o => o.PlaceId).OnDelete(DeleteBehavior.Cascade);
    });

    public static void AddTable(MigrationBuilder migration)
    {
        migration.CreateTable("places_outline", t => new
        {
            id = t.Column<Guid>(),
            place_id = t.Column<Guid>(),
            system = t.Column<string>(maxLength: 40),
            geometry = t.Column<byte[]>(),
            drawing = t.Column<byte[]>(nullable: true),
            longitude = t.Column<double>(),
            latitude = t.Column<double>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_places_outline", x => x.id);
            t.ForeignKey("fk_places_outline_place_id", x => x.place_id, "places_place", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_places_outline_place_id", "places_outline", "place_id", unique: true);
    }
}
