using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Who has a say in a community: those whose home community it is, with a checked identity, local hukou or not.</summary>
internal sealed class Neighbours(IPersons persons, IPlaces places)
{
    /// <summary>The account's person, if they have a say in the community.</summary>
    public async Task<Result<PersonInfo>> OfAccountAsync(Guid accountId, Guid communityId, CancellationToken cancel) =>
        Check(await persons.OfAccountAsync(accountId, cancel), communityId);

    /// <summary>The account's person with their community, if they have a say anywhere.</summary>
    public async Task<Result<(PersonInfo Person, PlaceInfo Community)>> HomeAsync(Guid accountId, CancellationToken cancel)
    {
        var person = await persons.OfAccountAsync(accountId, cancel);
        if (Check(person, person?.HomeCommunityId ?? Guid.Empty) is { IsRefused: true } refused) return Result<(PersonInfo, PlaceInfo)>.Refuse(refused.Refusals);
        return await places.FindPlaceAsync(person!.HomeCommunityId!.Value, cancel) is { } community ? (person, community) : ProposalRefusals.NoHome;
    }

    public static Result<PersonInfo> Check(PersonInfo? person, Guid communityId) => person switch
    {
        null => ProposalRefusals.NotIdentified,
        { Level: < VerifiedLevel.Register } => ProposalRefusals.LevelLow,
        { HomeCommunityId: null } => ProposalRefusals.NoHome,
        _ when person.HomeCommunityId != communityId => ProposalRefusals.OtherHome,
        _ => person,
    };

    /// <summary>Where the person can put it right; null where nothing helps.</summary>
    public static string? WayOut(Refusal refusal) =>
        refusal.Code == ProposalRefusals.NotIdentified.Code || refusal.Code == ProposalRefusals.LevelLow.Code ? "/my/identity"
        : refusal.Code == ProposalRefusals.NoHome.Code ? "/residence"
        : refusal.Code == ProposalRefusals.OtherHome.Code || refusal.Code == ProposalRefusals.NoRound.Code ? "/proposals" : null;
}
