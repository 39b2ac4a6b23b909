using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Endorsements;

internal static class EndorsementRefusals
{
    public static readonly Refusal Twice = new("microprojects.endorsement.twice", "您已经附议过，每人一次。", "You have endorsed it already; each person counts once.");
    public static readonly Refusal Closed = new("microprojects.endorsement.closed", "这个提议已不接受附议。", "This proposal takes no more endorsements.");
    public static readonly Refusal Own = new("microprojects.endorsement.own", "您是提议人，您的一票一直算在内；不想要了请撤回提议。", "You are the proposer and counted already; withdraw the proposal instead.");
}

/// <summary>Endorses and takes back. Hot: many do it at the same moment, so an endorsement is one row and evicts no page.</summary>
internal sealed class EndorsementService(PortalDbContext db, Neighbours neighbours, ThresholdWatch threshold, TimeProvider clock)
{
    public async Task<Result> EndorseAsync(Guid proposalId, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == proposalId, cancel) is not { IsPublic: true } proposal) return ProposalRefusals.Unknown;
        var person = await neighbours.OfAccountAsync(accountId, proposal.CommunityId, cancel);
        return person.IsRefused ? person : await AddAsync(proposal, person.Value, null, process, cancel);
    }

    /// <summary>The caller has checked that the person has a say.</summary>
    public async Task<Result> AddAsync(Proposal proposal, PersonInfo person, Guid? clerk, Process process, CancellationToken cancel)
    {
        if (!proposal.TakesEndorsements) return EndorsementRefusals.Closed;
        if (await db.Set<Endorsement>().AnyAsync(e => e.ProposalId == proposal.Id && e.PersonId == person.Id, cancel)) return EndorsementRefusals.Twice;
        var now = clock.GetUtcNow();
        process.Raise(new ProposalEndorsed(proposal.Id, clerk is not null));
        await threshold.CountAsync(proposal, 1, process, cancel);
        db.Add(new Endorsement { Id = Ids.New(now), ProposalId = proposal.Id, PersonId = person.Id, At = now, EnteredBy = clerk });
        return await db.SaveOrDuplicateAsync(cancel) is null ? Result.Ok() : EndorsementRefusals.Twice;
    }

    public async Task<Result> TakeBackAsync(Guid proposalId, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == proposalId, cancel) is not { IsPublic: true } proposal) return ProposalRefusals.Unknown;
        var person = await neighbours.OfAccountAsync(accountId, proposal.CommunityId, cancel);
        if (person.IsRefused) return person;
        if (proposal.PersonId == person.Value.Id) return EndorsementRefusals.Own;
        if (!proposal.TakesEndorsements) return EndorsementRefusals.Closed;
        if (await db.Set<Endorsement>().FirstOrDefaultAsync(e => e.ProposalId == proposalId && e.PersonId == person.Value.Id, cancel) is not { } endorsement) return Result.Ok();
        db.Remove(endorsement);
        process.Raise(new EndorsementTakenBack(proposalId));
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { db.ChangeTracker.Clear(); }   // taken back in another tab
        return Result.Ok();
    }
}

/// <summary>Sees when enough people stand behind a proposal, and starts the clock of its answer.</summary>
internal sealed class ThresholdWatch(PortalDbContext db, ProposalNotices notices, ProposalShelf shelf, WorkingCalendar calendar, TimeProvider clock)
{
    /// <param name="more">Endorsements that this act adds and the database does not hold yet.</param>
    /// <remarks>Two at the same moment may both miss it: the job looks again.</remarks>
    public async Task CountAsync(Proposal proposal, int more, Process process, CancellationToken cancel)
    {
        if (proposal.ThresholdAt is not null || proposal.AnsweredAt is not null) return;
        var needed = await db.Set<Round>().Where(r => r.Id == proposal.RoundId).Select(r => new { r.Threshold, r.AnswerDays }).FirstAsync(cancel);
        if (await db.Set<Endorsement>().CountAsync(e => e.ProposalId == proposal.Id, cancel) + more < needed.Threshold) return;
        await PassAsync(proposal.Id, clock.GetUtcNow(), needed.AnswerDays, process, cancel);
    }

    /// <param name="at">When the endorsement came that was enough.</param>
    public async Task PassAsync(Guid proposalId, DateTimeOffset at, int answerDays, Process process, CancellationToken cancel)
    {
        var due = calendar.Add(ChinaTime.Date(at), answerDays);
        await db.BeginWriteAsync(cancel);
        // One of those who come at the same moment wins; an answer that is due earlier stays due.
        if (await db.Set<Proposal>().Where(p => p.Id == proposalId && p.ThresholdAt == null && p.AnsweredAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.ThresholdAt, at).SetProperty(p => p.AnswerDue, p => p.AnswerDue != null && p.AnswerDue < due ? p.AnswerDue : due).SetProperty(p => p.Version, p => p.Version + 1), cancel) == 0) return;
        var proposal = await db.Set<Proposal>().AsNoTracking().FirstAsync(p => p.Id == proposalId, cancel);
        process.Raise(new ThresholdPassed(proposalId, proposal.AnswerDue!.Value));
        await shelf.PutAsync(proposal, cancel);
        await notices.FollowersAsync(proposal, "microprojects.threshold", new Dictionary<string, string> { ["due"] = NoticeValue.Of(proposal.AnswerDue.Value) }, null, cancel);
    }
}
