using PublicPortal.Kernel;

namespace PublicPortal.Residents.Contracts;

public enum OrganisationKind { Employer, School, Hotel, LandlordFirm }

/// <summary>What an agent may do for an organisation.</summary>
[Flags]
public enum AgentPowers { None = 0, Declare = 1, See = 2, ManageAgents = 4, All = Declare | See | ManageAgents }

/// <summary>An organisation that was confirmed; its code and name are public, so neither is masked.</summary>
/// <param name="ScopePath">Of the community where it has its premises: which counters deal with it.</param>
public sealed record OrganisationInfo(Guid Id, string CreditCode, string Name, OrganisationKind Kind, string ScopePath);

/// <param name="Powers">Of the account that was asked about.</param>
public sealed record OrganisationAgency(OrganisationInfo Organisation, AgentPowers Powers)
{
    public bool May(AgentPowers power) => Powers.HasFlag(power);
}

/// <summary>An agent's power ended or changed, or began.</summary>
public sealed record AgentChanged(Guid OrganisationId, Guid AgentId, string What) : PortalEvent
{
    public override Guid SubjectId => OrganisationId;
    public override string Name => "residents.agent-changed";
}

/// <summary>Employers, schools, hotels and firms that declare for people, through agents with powers.</summary>
public interface IOrganisations
{
    /// <summary>Confirmed organisations for which the account is an active agent.</summary>
    Task<IReadOnlyList<OrganisationAgency>> OfAccountAsync(Guid accountId, CancellationToken cancel = default);

    /// <summary>The organisation, if the account is its active agent; null otherwise, as if it did not exist.</summary>
    Task<OrganisationAgency?> AgencyAsync(Guid organisationId, Guid accountId, CancellationToken cancel = default);

    /// <summary>Confirmed or not.</summary>
    Task<IReadOnlyDictionary<Guid, OrganisationInfo>> FindManyAsync(IReadOnlyCollection<Guid> organisationIds, CancellationToken cancel = default);

    /// <summary>Confirmed organisations of a place, for officials.</summary>
    Task<IReadOnlyList<OrganisationInfo>> ConfirmedAsync(IReadOnlyCollection<string> scopePaths, CancellationToken cancel = default);

    /// <summary>Accounts of active agents with the power.</summary>
    Task<IReadOnlyList<Guid>> AgentsAsync(Guid organisationId, AgentPowers power, CancellationToken cancel = default);

    /// <summary>For made-up data: an organisation that is confirmed at once, with agents.</summary>
    Task<Guid> AddConfirmedAsync(string creditCode, string name, OrganisationKind kind, Guid communityId, IReadOnlyDictionary<Guid, AgentPowers> agents, Process process, CancellationToken cancel = default);
}

/// <summary>What a module offers an organisation's agent (declare for people, see who lives in the dormitory).</summary>
public sealed record OrganisationAct(LocalizedText Title, LocalizedText Hint, string Path, string Icon, int Order);

/// <summary>Slot: fills the page of an organisation.</summary>
public interface IOrganisationSlot
{
    IEnumerable<OrganisationAct> Acts(OrganisationAgency agency);
}
