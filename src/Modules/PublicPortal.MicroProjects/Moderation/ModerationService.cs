using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Comments;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.Notifications.Contracts;

namespace PublicPortal.MicroProjects.Moderation;

/// <summary>One thing that an official looks at. Exactly one of comment, photo and "the proposal itself" is meant.</summary>
internal sealed record ModerationItem(ReportedThing Thing, Guid Id, Proposal Proposal, Comment? Comment, ProposalPhoto? Photo, IReadOnlyList<ContentReport> Reports, DateTimeOffset Since)
{
    /// <summary>An appeal waits for another official than the one who hid it.</summary>
    public bool IsAppeal => Comment?.AppealWaits == true;
}

/// <summary>Officials look at texts and pictures: what waits, what was reported, what somebody appeals against.</summary>
internal sealed class ModerationService(PortalDbContext db, ICurrentUser user, ProposalService proposals, ProposalShelf shelf, ProposalNotices notices, INotifier notifier, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>The oldest first, within the own area.</summary>
    public async Task<IReadOnlyList<ModerationItem>> QueueAsync(CancellationToken cancel)
    {
        var within = db.Set<Proposal>().AsNoTracking().Where(ScopeFilter.Below<Proposal>([.. user.Scopes(MicroProjectsPermissions.Moderate)], p => p.ScopePath));
        var reports = (await (from r in db.Set<ContentReport>().AsNoTracking() join p in within on r.ProposalId equals p.Id where r.SettledAt == null orderby r.At select r).Take(Most).ToListAsync(cancel))
            .ToLookup(r => r.ThingId);
        var reported = reports.Select(r => r.Key).ToList();
        var comments = await (from c in db.Set<Comment>().AsNoTracking() join p in within on c.ProposalId equals p.Id
            where c.Standing == CommentStanding.Waiting || (c.Appeal != null && c.AppealAnswer == null && c.Standing == CommentStanding.Hidden) || reported.Contains(c.Id)
            orderby c.At select new { c, p }).Take(Most).ToListAsync(cancel);
        var photos = await (from f in db.Set<ProposalPhoto>().AsNoTracking() join p in within on f.ProposalId equals p.Id
            where f.Standing == PhotoStanding.Waiting || reported.Contains(f.Id) orderby f.At select new { f, p }).Take(Most).ToListAsync(cancel);
        var texts = await within.Where(p => p.Standing == ProposalStanding.Waiting || reported.Contains(p.Id)).OrderBy(p => p.SentAt).Take(Most).ToListAsync(cancel);
        return [.. texts.Select(p => new ModerationItem(ReportedThing.Proposal, p.Id, p, null, null, [.. reports[p.Id]], p.SentAt))
            .Concat(photos.Select(x => new ModerationItem(ReportedThing.Photo, x.f.Id, x.p, null, x.f, [.. reports[x.f.Id]], x.f.At)))
            .Concat(comments.Select(x => new ModerationItem(ReportedThing.Comment, x.c.Id, x.p, x.c, null, [.. reports[x.c.Id]], x.c.AppealedAt ?? x.c.At))).OrderBy(i => i.Since)];
    }

    /// <summary>Shows or hides a thing; reports about it are settled with that.</summary>
    public async Task<Result> DecideAsync(string? thing, Guid id, bool show, string? reason, Process process, CancellationToken cancel)
    {
        var by = process.AccountId!.Value;
        if (reason?.Trim().Length > Comment.ReasonLength) return CommentRefusals.TextLong.With(Comment.ReasonLength).At("Reason");
        var done = thing switch
        {
            nameof(ReportedThing.Proposal) => await ProposalAsync(id, show, reason, process, cancel),
            nameof(ReportedThing.Photo) => await PhotoAsync(id, show, reason, process, cancel),
            nameof(ReportedThing.Comment) => await CommentAsync(id, show, reason, by, process, cancel),
            _ => CommentRefusals.Unknown,
        };
        if (done.IsRefused) return done;
        var now = clock.GetUtcNow();
        foreach (var report in await db.Set<ContentReport>().Where(r => r.ThingId == id && r.SettledAt == null).ToListAsync(cancel)) report.SettledAt = now;
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return CommentRefusals.Settled; }
        return Result.Ok();
    }

    private async Task<Proposal?> WithinAsync(Guid proposalId, CancellationToken cancel) =>
        await db.Set<Proposal>().FirstOrDefaultAsync(p => p.Id == proposalId, cancel) is { } found && user.Has(MicroProjectsPermissions.Moderate, found.ScopePath) ? found : null;

    private async Task<Result> ProposalAsync(Guid id, bool show, string? reason, Process process, CancellationToken cancel)
    {
        if (await WithinAsync(id, cancel) is not { } proposal) return ProposalRefusals.Unknown;
        if (show) return proposal.Standing is ProposalStanding.Waiting or ProposalStanding.Hidden ? await proposals.ShowAsync(proposal, process, cancel) : Result.Ok();   // the report was wrong: it stays
        var hidden = proposal.Hide(reason, clock.GetUtcNow());
        if (hidden.IsRefused) return hidden;
        process.Raise(new ProposalHidden(id));
        await shelf.TakeAsync(proposal, cancel);
        await notices.OwnerAsync(proposal, "microprojects.hidden", new Dictionary<string, string> { ["reason"] = proposal.EndReason! }, cancel);
        return hidden;
    }

    private async Task<Result> PhotoAsync(Guid id, bool show, string? reason, Process process, CancellationToken cancel)
    {
        if (await db.Set<ProposalPhoto>().FirstOrDefaultAsync(p => p.Id == id, cancel) is not { } photo || await WithinAsync(photo.ProposalId, cancel) is not { } proposal) return CommentRefusals.PhotoUnknown;
        if (!show && string.IsNullOrWhiteSpace(reason)) return CommentRefusals.ReasonMissing;
        (photo.Standing, photo.Reason) = (show ? PhotoStanding.Shown : PhotoStanding.Refused, show ? null : reason!.Trim());
        process.Raise(new PhotoModerated(proposal.Id, id, show));
        await proposals.TouchAsync(proposal, cancel);
        return Result.Ok();
    }

    private async Task<Result> CommentAsync(Guid id, bool show, string? reason, Guid by, Process process, CancellationToken cancel)
    {
        if (await db.Set<Comment>().FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } comment || await WithinAsync(comment.ProposalId, cancel) is not { } proposal) return CommentRefusals.Unknown;
        var (appeal, now) = (comment.AppealWaits, clock.GetUtcNow());
        if (show && !appeal && comment.Standing == CommentStanding.Shown) return Result.Ok();   // the report was wrong: it stays
        var done = appeal ? comment.AnswerAppeal(show, reason, by, now) : show ? comment.Show(by, now) : comment.Hide(reason, by, now);
        if (done.IsRefused) return done;
        process.Raise(new CommentModerated(proposal.Id, id, comment.Standing.ToString()));
        await proposals.TouchAsync(proposal, cancel);
        var path = ProposalShelf.ActPath(proposal.Id);
        if (appeal)
            await notifier.NotifyAsync(comment.AuthorAccountId, "microprojects.comment-appeal", new Dictionary<string, string> { ["title"] = proposal.Title, ["answer"] = comment.AppealAnswer! }, path, cancel);
        else if (!show)
            await notifier.NotifyAsync(comment.AuthorAccountId, "microprojects.comment-hidden", new Dictionary<string, string> { ["title"] = proposal.Title, ["reason"] = comment.Reason! }, path, cancel);
        return done;
    }
}
