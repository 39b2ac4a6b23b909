using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Whether somebody may propose now, and where; else why not.</summary>
internal sealed record ProposeDoor(Round? Round, PersonInfo? Person, PlaceInfo? Community, Refusal? Closed);

internal sealed class ProposeDoors(Neighbours neighbours, RoundQueries rounds)
{
    /// <param name="communityCode">The community whose page led here; null for the own one.</param>
    public async Task<ProposeDoor> OpenAsync(Guid accountId, string? communityCode, CancellationToken cancel)
    {
        var home = await neighbours.HomeAsync(accountId, cancel);
        if (home.IsRefused) return new ProposeDoor(null, null, null, home.Refusals[0]);
        var (person, community) = home.Value;
        if (!string.IsNullOrEmpty(communityCode) && communityCode != community.Code) return new ProposeDoor(null, person, community, ProposalRefusals.OtherHome);
        var round = await rounds.OpenInAsync(community.Id, cancel);
        return new ProposeDoor(round, person, community, round is null ? ProposalRefusals.NoRound : null);
    }
}
