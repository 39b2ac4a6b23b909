using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;

namespace PublicPortal.MicroProjects.Endorsements;

/// <summary>Any signed-in resident may follow, of whatever community.</summary>
internal sealed class FollowService(PortalDbContext db, TimeProvider clock)
{
    public async Task<Result> FollowAsync(Guid proposalId, Guid accountId, CancellationToken cancel)
    {
        if (!await db.Set<Proposal>().Where(ProposalQueries.Public).AnyAsync(p => p.Id == proposalId, cancel)) return ProposalRefusals.Unknown;
        if (await IsFollowingAsync(proposalId, accountId, cancel)) return Result.Ok();
        var now = clock.GetUtcNow();
        db.Add(new Follow { Id = Ids.New(now), ProposalId = proposalId, FollowerAccountId = accountId, At = now });
        await db.SaveOrDuplicateAsync(cancel);   // twice is as good as once
        return Result.Ok();
    }

    public async Task<Result> StopAsync(Guid proposalId, Guid accountId, CancellationToken cancel)
    {
        if (await db.Set<Follow>().FirstOrDefaultAsync(f => f.ProposalId == proposalId && f.FollowerAccountId == accountId, cancel) is { } follow) db.Remove(follow);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public Task<bool> IsFollowingAsync(Guid proposalId, Guid accountId, CancellationToken cancel) =>
        db.Set<Follow>().AnyAsync(f => f.ProposalId == proposalId && f.FollowerAccountId == accountId, cancel);
}
