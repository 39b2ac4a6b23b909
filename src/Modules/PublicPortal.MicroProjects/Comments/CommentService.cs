using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Moderation;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Comments;

/// <summary>Residents write, delete, appeal and report. Floods are limited for each account.</summary>
internal sealed class CommentService(
    PortalDbContext db, IPersons persons, IAccounts accounts, PageEvictions pages, AttemptLimiter limiter, IOptions<MicroProjectsOptions> options, TimeProvider clock)
{
    public async Task<Result> WriteAsync(Guid proposalId, Guid accountId, string? text, Process process, CancellationToken cancel)
    {
        var words = text?.Trim().ReplaceLineEndings("\n");
        if (string.IsNullOrEmpty(words)) return CommentRefusals.TextMissing;
        if (words.Length > Comment.TextLength) return CommentRefusals.TextLong.With(Comment.TextLength);
        if (await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == proposalId, cancel) is not { IsPublic: true } proposal) return ProposalRefusals.Unknown;
        if (!proposal.TakesComments) return CommentRefusals.Closed;
        var now = clock.GetUtcNow();
        var o = options.Value;
        if (await db.Set<Comment>().AnyAsync(c => c.ProposalId == proposalId && c.AuthorAccountId == accountId && c.Text == words && c.Standing != CommentStanding.Deleted, cancel)) return CommentRefusals.Twice;
        if (!await limiter.SpendAsync("microprojects.comment", accountId.ToString(), o.CommentsPerTenMinutes, TimeSpan.FromMinutes(10), cancel)
            || !await limiter.SpendAsync("microprojects.comment-day", accountId.ToString(), o.CommentsPerDay, TimeSpan.FromDays(1), cancel)) return CommentRefusals.TooOften;
        var person = await persons.OfAccountAsync(accountId, cancel);
        var name = person?.MaskedName ?? (await accounts.FindAsync(accountId, cancel))?.DisplayName ?? "";
        var waits = await db.Set<Round>().Where(r => r.Id == proposal.RoundId).Select(r => r.CommentsWait).FirstAsync(cancel);
        var comment = new Comment { Id = Ids.New(now), ProposalId = proposalId, AuthorAccountId = accountId, AuthorName = name, IsNeighbour = person?.HomeCommunityId == proposal.CommunityId, Text = words, At = now };
        if (!waits)
        {
            comment.ShowAtOnce();
            await pages.EvictAsync([ProposalQueries.Tag(proposalId)], cancel);
        }
        db.Add(comment);
        process.Raise(new CommentWritten(proposalId, comment.Id, waits));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>The own comments under a proposal, whatever became of them.</summary>
    public async Task<IReadOnlyList<Comment>> OwnAsync(Guid proposalId, Guid accountId, CancellationToken cancel) =>
        await db.Set<Comment>().AsNoTracking().Where(c => c.ProposalId == proposalId && c.AuthorAccountId == accountId && c.Standing != CommentStanding.Deleted).OrderBy(c => c.At).ToListAsync(cancel);

    /// <summary>Taken away with its text; the row says that there was one.</summary>
    public Task<Result> DeleteAsync(Guid commentId, Guid accountId, Process process, CancellationToken cancel) => ChangeAsync(commentId, accountId, c => c.Delete(), process, cancel);

    public Task<Result> AppealAsync(Guid commentId, Guid accountId, string? why, Process process, CancellationToken cancel) => why?.Trim().Length > Comment.TextLength
        ? Task.FromResult<Result>(CommentRefusals.TextLong.With(Comment.TextLength).At("Appeal"))
        : ChangeAsync(commentId, accountId, c => c.Object(why, clock.GetUtcNow()), process, cancel);

    private async Task<Result> ChangeAsync(Guid commentId, Guid accountId, Func<Comment, Result> change, Process process, CancellationToken cancel)
    {
        if (await db.Set<Comment>().FirstOrDefaultAsync(c => c.Id == commentId && c.AuthorAccountId == accountId, cancel) is not { } comment) return CommentRefusals.Unknown;
        var done = change(comment);
        if (done.IsRefused) return done;
        process.Raise(new CommentModerated(comment.ProposalId, comment.Id, comment.AppealWaits ? "Appealed" : comment.Standing.ToString()));
        await pages.EvictAsync([ProposalQueries.Tag(comment.ProposalId)], cancel);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return CommentRefusals.Settled; }
        return Result.Ok();
    }

    /// <summary>Somebody thinks that a text should not stand there. It stays until an official has looked.</summary>
    /// <param name="what"><c>proposal</c>, or the id of a comment.</param>
    public async Task<Result> ReportAsync(Guid proposalId, Guid accountId, string? what, string? why, string? note, Process process, CancellationToken cancel)
    {
        if (!Enum.TryParse<ReportReason>(why, out var reason) || !Enum.IsDefined(reason)) return CommentRefusals.ReportReason;
        if (!await db.Set<Proposal>().Where(ProposalQueries.Public).AnyAsync(p => p.Id == proposalId, cancel)) return ProposalRefusals.Unknown;
        var (thing, id) = (ReportedThing.Proposal, proposalId);
        if (what is not (null or "" or "proposal"))
        {
            if (!Guid.TryParse(what, out id)) return CommentRefusals.ReportUnknown;
            if (await db.Set<Comment>().AnyAsync(c => c.Id == id && c.ProposalId == proposalId && c.Standing == CommentStanding.Shown, cancel)) thing = ReportedThing.Comment;
            else if (await db.Set<ProposalPhoto>().AnyAsync(p => p.Id == id && p.ProposalId == proposalId && p.Standing == PhotoStanding.Shown, cancel)) thing = ReportedThing.Photo;
            else return CommentRefusals.ReportUnknown;
        }
        if (!await limiter.SpendAsync("microprojects.report", accountId.ToString(), options.Value.ReportsPerDay, TimeSpan.FromDays(1), cancel)) return CommentRefusals.TooOften;
        var now = clock.GetUtcNow();
        var words = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        db.Add(new ContentReport
        {
            Id = Ids.New(now), ProposalId = proposalId, Thing = thing, ThingId = id, Why = reason, Note = words?.Length > ContentReport.NoteLength ? words[..ContentReport.NoteLength] : words, ReporterAccountId = accountId, At = now,
        });
        process.Raise(new ContentReported(proposalId, id));
        return await db.SaveOrDuplicateAsync(cancel) is null ? Result.Ok() : CommentRefusals.ReportTwice;
    }
}
