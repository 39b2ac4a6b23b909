using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Comments;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Endorsements;
using PublicPortal.MicroProjects.Moderation;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Places.Contracts;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Two accounts turned out to be one person's. People count by person, so only what hangs on accounts moves.</summary>
internal sealed class JoinedAccounts(PortalDbContext db) : IEventHandler<AccountsJoined>
{
    public async Task HandleAsync(AccountsJoined happened, Process process, CancellationToken cancel)
    {
        var (from, to) = (happened.From, happened.To);
        await db.BeginWriteAsync(cancel);
        await db.Set<Proposal>().Where(p => p.OwnerAccountId == from).ExecuteUpdateAsync(set => set.SetProperty(p => p.OwnerAccountId, (Guid?)to), cancel);
        await db.Set<AnswerObjection>().Where(o => o.OwnerAccountId == from).ExecuteUpdateAsync(set => set.SetProperty(o => o.OwnerAccountId, (Guid?)to), cancel);
        await db.Set<Comment>().Where(c => c.AuthorAccountId == from).ExecuteUpdateAsync(set => set.SetProperty(c => c.AuthorAccountId, to), cancel);
        // One row each: what both accounts had stays once.
        await db.Set<Follow>().Where(f => f.FollowerAccountId == from && db.Set<Follow>().Any(o => o.ProposalId == f.ProposalId && o.FollowerAccountId == to)).ExecuteDeleteAsync(cancel);
        await db.Set<Follow>().Where(f => f.FollowerAccountId == from).ExecuteUpdateAsync(set => set.SetProperty(f => f.FollowerAccountId, to), cancel);
        await db.Set<ContentReport>().Where(r => r.ReporterAccountId == from && db.Set<ContentReport>().Any(o => o.ThingId == r.ThingId && o.ReporterAccountId == to)).ExecuteDeleteAsync(cancel);
        await db.Set<ContentReport>().Where(r => r.ReporterAccountId == from).ExecuteUpdateAsync(set => set.SetProperty(r => r.ReporterAccountId, to), cancel);
        await db.Set<ProposalDraft>().Where(d => d.OwnerAccountId == from && !db.Set<ProposalDraft>().Any(o => o.RoundId == d.RoundId && o.OwnerAccountId == to)).ExecuteUpdateAsync(set => set.SetProperty(d => d.OwnerAccountId, to), cancel);
    }
}

/// <summary>A whole community came below another street: rights follow the path.</summary>
internal sealed class FollowsPlace(PortalDbContext db) : IEventHandler<PlaceMoved>
{
    public async Task HandleAsync(PlaceMoved happened, Process process, CancellationToken cancel)
    {
        var (from, to) = (happened.FromScopePath, happened.ToScopePath);
        foreach (var round in await db.Set<Round>().Where(r => r.ScopePath.StartsWith(from)).ToListAsync(cancel)) round.ScopePath = to + round.ScopePath[from.Length..];
        foreach (var proposal in await db.Set<Proposal>().Where(p => p.ScopePath.StartsWith(from)).ToListAsync(cancel)) proposal.ScopePath = to + proposal.ScopePath[from.Length..];
        await db.SaveChangesAsync(cancel);
    }
}
