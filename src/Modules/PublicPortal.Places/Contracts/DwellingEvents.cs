using PublicPortal.Kernel;

namespace PublicPortal.Places.Contracts;

/// <summary>The dwelling has a new code; the old one keeps leading to it.</summary>
public sealed record DwellingRenumbered(Guid DwellingId, string FromCode, string ToCode) : PortalEvent
{
    public override Guid SubjectId => DwellingId;
    public override string Name => "places.dwelling-renumbered";
}

/// <summary>One dwelling became several. It is the first part itself: whoever and whatever was in it stays there until they say otherwise.</summary>
/// <param name="Parts">All parts, this dwelling first.</param>
public sealed record DwellingSplit(Guid DwellingId, IReadOnlyList<Guid> Parts) : PortalEvent
{
    public override Guid SubjectId => DwellingId;
    public override string Name => "places.dwelling-split";
}

/// <summary>The dwelling became part of another one; its code leads there now.</summary>
public sealed record DwellingMerged(Guid DwellingId, Guid IntoId) : PortalEvent
{
    public override Guid SubjectId => DwellingId;
    public override string Name => "places.dwelling-merged";
}

/// <summary>Nobody lives there any more; its plate proves nothing.</summary>
public sealed record DwellingDemolished(Guid DwellingId) : PortalEvent
{
    public override Guid SubjectId => DwellingId;
    public override string Name => "places.dwelling-demolished";
}

/// <summary>It was entered as demolished by mistake and stands again, with a new plate. What had ended with it does not come back.</summary>
public sealed record DwellingRestored(Guid DwellingId) : PortalEvent
{
    public override Guid SubjectId => DwellingId;
    public override string Name => "places.dwelling-restored";
}

/// <summary>Labels for the plates of a place were made ready to print: their tokens were shown.</summary>
public sealed record PlatesPrinted(Guid PlaceId, int Count) : PortalEvent
{
    public override Guid SubjectId => PlaceId;
    public override string Name => "places.plates-printed";
}

/// <param name="What">People with an accepted declaration.</param>
public sealed record DwellingContent(LocalizedText What, int Count);

/// <summary>Slot: what hangs on a dwelling in other modules, counted, for the preview of a change.</summary>
public interface IDwellingContents
{
    Task<IReadOnlyList<DwellingContent>> OfAsync(Guid dwellingId, CancellationToken cancel);
}
