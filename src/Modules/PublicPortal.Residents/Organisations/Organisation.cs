using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Organisations;

internal enum OrganisationState
{
    /// <summary>Registered by its first agent; nobody has confirmed that the agent may speak for it.</summary>
    Asked,
    Confirmed,
    Refused,
}

/// <summary>单位: known by its unified social credit code.</summary>
internal sealed class Organisation
{
    public Guid Id { get; init; }
    public required string CreditCode { get; init; }
    public required string Name { get; set; }
    public OrganisationKind Kind { get; init; }
    public OrganisationState State { get; private set; }

    /// <summary>Where its premises are.</summary>
    public Guid CommunityId { get; init; }
    public required string ScopePath { get; init; }

    /// <summary>What the register of organisations said about code and name; silence is no agreement.</summary>
    public RegisterAnswer Register { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The clerk; null when the register named the first agent as legal representative.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>Which papers the clerk saw, or why not.</summary>
    public string? Evidence { get; private set; }

    public Result Decide(bool confirmed, Guid? by, string? evidence, DateTimeOffset now)
    {
        if (State != OrganisationState.Asked) return OrganisationRefusals.Decided;
        (State, DecidedBy, Evidence, DecidedAt) = (confirmed ? OrganisationState.Confirmed : OrganisationState.Refused, by, evidence, now);
        return Result.Ok();
    }

    public OrganisationInfo Info() => new(Id, CreditCode, Name, Kind, ScopePath);
}

internal enum AgentState { Invited, Active, Left, Revoked, Expired }

/// <summary>经办人: an account that acts for an organisation, with powers.</summary>
internal sealed class Agent
{
    public Guid Id { get; init; }
    public Guid OrganisationId { get; init; }

    /// <summary>Null until an invitation is accepted.</summary>
    public Guid? AccountId { get; private set; }
    public AgentPowers Powers { get; set; }
    public AgentState State { get; private set; }

    /// <summary>Hash of the code of the invitation; null when the invited person is known by a document.</summary>
    public byte[]? CodeHash { get; init; }

    /// <summary>Blind index of the invited person's document.</summary>
    public byte[]? DocumentIndex { get; init; }

    /// <summary>What the one who invites calls the agent.</summary>
    public string? Label { get; init; }
    public DateTimeOffset InvitedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? TermsAcceptedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsOpenAt(DateTimeOffset now) => State == AgentState.Invited && ExpiresAt > now;

    /// <summary>The person accepts, with the terms.</summary>
    public void Accept(Guid accountId, DateTimeOffset now) => (AccountId, State, TermsAcceptedAt) = (accountId, AgentState.Active, now);

    public void End(AgentState how, DateTimeOffset now) => (State, EndedAt) = (how, now);
}
