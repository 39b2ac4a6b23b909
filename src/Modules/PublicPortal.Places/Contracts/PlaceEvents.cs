using PublicPortal.Kernel;

namespace PublicPortal.Places.Contracts;

/// <summary>The mapping puts a dwelling into another cell; its code stays as it is.</summary>
public sealed record DwellingMoved(Guid DwellingId, string FromScopePath, string ToScopePath) : PortalEvent
{
    public override Guid SubjectId => DwellingId;
    public override string Name => "places.dwelling-moved";
}

/// <summary>A place came below another one; all paths that began with the old one begin with the new one now.</summary>
public sealed record PlaceMoved(Guid PlaceId, string FromScopePath, string ToScopePath) : PortalEvent
{
    public override Guid SubjectId => PlaceId;
    public override string Name => "places.place-moved";
}

/// <summary>The old plate's token proves nothing any more.</summary>
public sealed record PlateReplaced(Guid DwellingId, Guid PlateId) : PortalEvent
{
    public override Guid SubjectId => DwellingId;
    public override string Name => "places.plate-replaced";
}

/// <summary>How many dwellings in use a cell has gained or lost: new ones, withdrawn ones, moved ones.</summary>
public sealed record DwellingsCounted(Guid GridCellId, string ScopePath, int Delta) : PortalEvent
{
    public override Guid SubjectId => GridCellId;
    public override string Name => "places.dwellings-counted";
}
