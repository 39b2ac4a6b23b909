using PublicPortal.Council.Contracts;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Consultation;

/// <summary>Stands in where the site has no module that keeps councils: rounds can be consulted about, not resolved.</summary>
internal sealed class NoCouncil : ICouncils
{
    public Task<CouncilInfo?> OfCommunityAsync(Guid communityId, CancellationToken cancel = default) => Task.FromResult<CouncilInfo?>(null);
    public Task<bool> IsMemberAsync(Guid personId, Guid communityId, CancellationToken cancel = default) => Task.FromResult(false);
    public Task<IReadOnlyList<CouncilSeat>> MembersAsync(Guid communityId, CancellationToken cancel = default) => Task.FromResult<IReadOnlyList<CouncilSeat>>([]);
    public Task<Result<Guid>> PutAsync(CouncilBusiness business, Process process, CancellationToken cancel = default) => Task.FromResult<Result<Guid>>(RoundRefusals.NoCouncil);
    public Task<Result> WithdrawAsync(Guid businessId, Process process, CancellationToken cancel = default) => Task.FromResult<Result>(RoundRefusals.NoCouncil);
    public Task<BusinessState?> FindBusinessAsync(Guid businessId, CancellationToken cancel = default) => Task.FromResult<BusinessState?>(null);
}
