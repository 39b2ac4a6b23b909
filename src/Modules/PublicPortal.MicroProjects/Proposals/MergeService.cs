using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Endorsements;
using PublicPortal.Notifications.Contracts;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>A request to merge, with both proposals.</summary>
internal sealed record MergeLine(MergeOffer Offer, Proposal From, Proposal Into);

/// <summary>Two proposals become one when both proposers want it. People who stand behind both count once.</summary>
internal sealed class MergeService(PortalDbContext db, ProposalShelf shelf, ProposalNotices notices, TimeProvider clock)
{
    /// <summary>Asks the other proposer whether theirs takes the own one over.</summary>
    /// <param name="into">The other's number, as typed.</param>
    public async Task<Result> AskAsync(Guid id, Guid accountId, string? into, string? note, Process process, CancellationToken cancel)
    {
        if (await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.OwnerAccountId == accountId, cancel) is not { } from) return ProposalRefusals.Unknown;
        var number = ProposalNumbers.Read(into);
        var other = number is null ? null : await db.Set<Proposal>().AsNoTracking().Where(ProposalQueries.Public).FirstOrDefaultAsync(p => p.Number == number, cancel);
        if (other is null || other.Id == from.Id || other.RoundId != from.RoundId) return ProposalRefusals.MergeOther;
        if (from.Standing != ProposalStanding.Open || other.Standing != ProposalStanding.Open) return ProposalRefusals.MergeNotOpen;
        var now = clock.GetUtcNow();
        var words = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        db.Add(new MergeOffer { Id = Ids.New(now), FromId = from.Id, IntoId = other.Id, Note = words?.Length > MergeOffer.NoteLength ? words[..MergeOffer.NoteLength] : words, At = now });
        process.Raise(new MergeAsked(from.Id, other.Id));
        await notices.OwnerAsync(other, "microprojects.merge-asked", new Dictionary<string, string> { ["other"] = from.Title }, cancel);
        return await db.SaveOrDuplicateAsync(cancel) is null ? Result.Ok() : ProposalRefusals.MergeWaiting;
    }

    /// <summary>Requests to and from the proposals of an account that are not answered.</summary>
    public async Task<IReadOnlyList<MergeLine>> WaitingAsync(Guid accountId, CancellationToken cancel) =>
        await (from m in db.Set<MergeOffer>().AsNoTracking()
               join f in db.Set<Proposal>() on m.FromId equals f.Id
               join i in db.Set<Proposal>() on m.IntoId equals i.Id
               where m.Standing == MergeStanding.Asked && (f.OwnerAccountId == accountId || i.OwnerAccountId == accountId)
               orderby m.At
               select new MergeLine(m, f, i)).ToListAsync(cancel);

    /// <summary>The proposer who was asked says yes or no.</summary>
    public async Task<Result> AnswerAsync(Guid offerId, Guid accountId, bool agree, Process process, CancellationToken cancel)
    {
        if (await db.Set<MergeOffer>().FirstOrDefaultAsync(m => m.Id == offerId, cancel) is not { } offer) return ProposalRefusals.Unknown;
        if (await db.Set<Proposal>().FirstOrDefaultAsync(p => p.Id == offer.IntoId && p.OwnerAccountId == accountId, cancel) is not { } into) return ProposalRefusals.Unknown;
        var from = await db.Set<Proposal>().FirstAsync(p => p.Id == offer.FromId, cancel);
        var now = clock.GetUtcNow();
        var settled = offer.Settle(agree ? MergeStanding.Agreed : MergeStanding.Declined, now);
        if (settled.IsRefused) return settled;
        if (agree)
        {
            var merged = from.MergeInto(into, now);
            if (merged.IsRefused) return merged;
            await MoveVoicesAsync(from, into, now, cancel);
            await shelf.TakeAsync(from, cancel);
            await shelf.PutAsync(into, cancel);
            await notices.FollowersAsync(from, "microprojects.merged", new Dictionary<string, string> { ["other"] = into.Title }, accountId, cancel);
        }
        await notices.OwnerAsync(from, "microprojects.merge-answered", new Dictionary<string, string>
        {
            ["other"] = into.Title, ["answer"] = NoticeValue.Of(agree ? new LocalizedText("对方同意了", "agreed") : new LocalizedText("对方没有同意", "declined")),
        }, cancel);
        process.Raise(new MergeAnswered(from.Id, into.Id, agree));
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return ProposalRefusals.Stale; }
        return Result.Ok();
    }

    /// <summary>Who takes the own request back.</summary>
    public async Task<Result> DropAsync(Guid offerId, Guid accountId, CancellationToken cancel)
    {
        if (await db.Set<MergeOffer>().FirstOrDefaultAsync(m => m.Id == offerId && db.Set<Proposal>().Any(p => p.Id == m.FromId && p.OwnerAccountId == accountId), cancel) is not { } offer) return ProposalRefusals.Unknown;
        var done = offer.Settle(MergeStanding.Dropped, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return done;
    }

    /// <summary>Endorsements and follows go along; who is behind both already counts once. The old rows stay as they were.</summary>
    private async Task MoveVoicesAsync(Proposal from, Proposal into, DateTimeOffset now, CancellationToken cancel)
    {
        var there = await db.Set<Endorsement>().Where(e => e.ProposalId == into.Id).Select(e => e.PersonId).ToListAsync(cancel);
        foreach (var e in await db.Set<Endorsement>().AsNoTracking().Where(e => e.ProposalId == from.Id && !there.Contains(e.PersonId)).ToListAsync(cancel))
            db.Add(new Endorsement { Id = Ids.New(now), ProposalId = into.Id, PersonId = e.PersonId, At = e.At, EnteredBy = e.EnteredBy });
        var following = await db.Set<Follow>().Where(f => f.ProposalId == into.Id).Select(f => f.FollowerAccountId).ToListAsync(cancel);
        var followers = await db.Set<Follow>().Where(f => f.ProposalId == from.Id).Select(f => f.FollowerAccountId).ToListAsync(cancel);
        if (from.OwnerAccountId is { } owner) followers.Add(owner);
        foreach (var account in followers.Except(following).Distinct())
            db.Add(new Follow { Id = Ids.New(now), ProposalId = into.Id, FollowerAccountId = account, At = now });
    }
}
