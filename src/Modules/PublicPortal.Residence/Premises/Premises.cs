using PublicPortal.Kernel;
using PublicPortal.Residence.Declarants;

namespace PublicPortal.Residence.Premises;

internal enum PremisesState { Asked, Confirmed, Refused, Ended }

/// <summary>A dwelling for whose residents an organisation may declare: a dormitory room, a hotel room.</summary>
internal sealed class OrganisationDwelling
{
    public Guid Id { get; init; }
    public Guid OrganisationId { get; init; }
    public Guid DwellingId { get; init; }
    public required string ScopePath { get; init; }
    public PremisesState State { get; private set; }
    public Guid AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedBy { get; private set; }

    /// <summary>Which papers the official saw, or why not.</summary>
    public string? Evidence { get; private set; }

    public Result Decide(bool confirmed, Guid by, string evidence, DateTimeOffset now)
    {
        if (State != PremisesState.Asked) return DeclareForRefusals.NothingChosen;
        (State, DecidedBy, Evidence, DecidedAt) = (confirmed ? PremisesState.Confirmed : PremisesState.Refused, by, evidence, now);
        return Result.Ok();
    }

    public void End(DateTimeOffset now) => (State, DecidedAt) = (PremisesState.Ended, now);
}

internal sealed record PremisesAsked(Guid OrganisationId, int Count) : PortalEvent
{
    public override Guid SubjectId => OrganisationId;
    public override string Name => "residence.premises-asked";
}

internal sealed record PremisesDecided(Guid OrganisationId, Guid DwellingId, string State) : PortalEvent
{
    public override Guid SubjectId => OrganisationId;
    public override string Name => "residence.premises-decided";
}
