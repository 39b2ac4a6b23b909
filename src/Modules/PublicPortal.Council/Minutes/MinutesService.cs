using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Motions;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Minutes;

/// <param name="Signatures">Under the present text alone.</param>
internal sealed record MinutesView(MeetingMinutes Minutes, IReadOnlyList<MinutesSignature> Signatures, IReadOnlyList<MinutesAddendum> Addenda, string? Code);

/// <summary>Minutes: made from what happened, edited, signed by two, published; corrected by addenda.</summary>
internal sealed class MinutesService(PortalDbContext db, CouncilScope scope, MeetingCourses courses, MemberRoll roll, IVerificationCodes codes, ICurrentUser user, TimeProvider clock)
{
    public async Task<MinutesView?> FindAsync(Guid meetingId, CancellationToken cancel)
    {
        if (await db.Set<MeetingMinutes>().AsNoTracking().FirstOrDefaultAsync(m => m.MeetingId == meetingId, cancel) is not { } minutes) return null;
        var hash = minutes.Hash;
        var signatures = await db.Set<MinutesSignature>().AsNoTracking().Where(s => s.MinutesId == minutes.Id && s.TextHash == hash).OrderBy(s => s.At).ToListAsync(cancel);
        var addenda = await db.Set<MinutesAddendum>().AsNoTracking().Where(a => a.MinutesId == minutes.Id).OrderBy(a => a.Number).ToListAsync(cancel);
        return new MinutesView(minutes, signatures, addenda, minutes.PublishedAt is null ? null : await codes.FindAsync(VerifiableMinutes.KindName, minutes.Id, cancel));
    }

    /// <summary>Writes the first text from what happened, or writes it anew over what nobody has signed.</summary>
    public async Task<Result> DraftAsync(Guid meetingId, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Minutes, cancel) is not { } at) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(at.Meeting, cancel);
        if (at.Meeting.Standing != MeetingStanding.Ended) return MinutesRefusals.NotEnded;
        return await WriteAsync(meetingId, MinutesText.Of(await courses.OfAsync(at, cancel)), cancel);
    }

    public async Task<Result> SaveAsync(Guid meetingId, string? text, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Minutes, cancel) is not { } at) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(at.Meeting, cancel);
        if (at.Meeting.Standing != MeetingStanding.Ended) return MinutesRefusals.NotEnded;
        var typed = new Typed();
        var words = typed.Text(text, "Text", MeetingMinutes.TextLength);
        return typed.IsWrong ? typed.Refusal : await WriteAsync(meetingId, words, cancel);
    }

    /// <summary>An official signs at the desk.</summary>
    public async Task<Result> SignAsync(Guid meetingId, string? readHash, Process process, CancellationToken cancel) =>
        await scope.MeetingAsync(meetingId, CouncilPermissions.Minutes, cancel) is { } at
            ? await SignAsync(at, user.AccountId!.Value, $"{user.DisplayName}（工作人员）", readHash, process, cancel) : CouncilRefusals.OutOfScope;

    /// <summary>Chair, vice chair or secretary sign on their own page.</summary>
    public async Task<Result> SignAsMemberAsync(Guid meetingId, Guid accountId, string? readHash, Process process, CancellationToken cancel)
    {
        if (await scope.FindMeetingAsync(meetingId, cancel) is not { } at) return MinutesRefusals.None;
        var me = (await roll.OnAsync(at.Council.Id, at.Meeting.Day, cancel)).FirstOrDefault(m => m.AccountId == accountId);
        if (me is null || me.Membership.Office == CouncilOffice.Member) return CouncilRefusals.OutOfScope;
        return await SignAsync(at, accountId, $"{me.Name}（{me.Membership.Office.Title().Zh}）", readHash, process, cancel);
    }

    internal async Task<Result> SignAsync(MeetingAt at, Guid account, string name, string? readHash, Process process, CancellationToken cancel)
    {
        await scope.LockAsync(at.Meeting, cancel);
        if (await db.Set<MeetingMinutes>().FirstOrDefaultAsync(m => m.MeetingId == at.Meeting.Id, cancel) is not { } minutes) return MinutesRefusals.None;
        if (await db.Set<Motion>().AnyAsync(m => m.MeetingId == at.Meeting.Id && m.Standing == MotionStanding.Voting, cancel)) return MinutesRefusals.PollOpen;
        var hash = minutes.Hash;
        var signed = await db.Set<MinutesSignature>().Where(s => s.MinutesId == minutes.Id && s.TextHash == hash).Select(s => s.AccountId).ToListAsync(cancel);
        var result = minutes.Sign(account, readHash, signed, clock.GetUtcNow());
        if (result.IsRefused) return Result.Refuse(result.Refusals);
        db.Add(new MinutesSignature { Id = Ids.New(clock), MinutesId = minutes.Id, AccountId = account, Name = name, TextHash = hash, At = clock.GetUtcNow() });
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return MinutesRefusals.SignedTwice;
        process.Raise(new MinutesSigned(at.Meeting.Id, account, hash));
        if (!result.Value) return Result.Ok();
        await codes.IssueAsync(VerifiableMinutes.KindName, minutes.Id, cancel);
        process.Raise(new MinutesPublished(at.Meeting.Id, hash));
        await db.SaveChangesAsync(cancel);
        await scope.ChangedAsync(at.Council, cancel);
        return Result.Ok();
    }

    public async Task<Result> CorrectAsync(Guid meetingId, string? text, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Minutes, cancel) is not { } at) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(at.Meeting, cancel);
        if (await db.Set<MeetingMinutes>().FirstOrDefaultAsync(m => m.MeetingId == meetingId, cancel) is not { PublishedAt: not null } minutes) return MinutesRefusals.NotPublished;
        var typed = new Typed();
        var words = typed.Text(text, "Correction", MinutesAddendum.TextLength);
        if (typed.IsWrong) return typed.Refusal;
        var number = await db.Set<MinutesAddendum>().CountAsync(a => a.MinutesId == minutes.Id, cancel) + 1;
        db.Add(new MinutesAddendum { Id = Ids.New(clock), MinutesId = minutes.Id, Number = number, Text = words, WrittenBy = user.AccountId!.Value, WrittenAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task<Result> ConfirmCorrectionAsync(Guid meetingId, Guid addendumId, Process process, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Minutes, cancel) is not { } at) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(at.Meeting, cancel);
        var addendum = await (from a in db.Set<MinutesAddendum>() join m in db.Set<MeetingMinutes>() on a.MinutesId equals m.Id where a.Id == addendumId && m.MeetingId == meetingId select a).FirstOrDefaultAsync(cancel);
        if (addendum is null) return MinutesRefusals.NoAddendum;
        var confirmed = addendum.Confirm(user.AccountId!.Value, clock.GetUtcNow());
        if (confirmed.IsRefused) return confirmed;
        process.Raise(new MinutesCorrected(meetingId, addendum.Number, user.AccountId.Value));
        await db.SaveChangesAsync(cancel);
        await scope.ChangedAsync(at.Council, cancel);
        return Result.Ok();
    }

    private async Task<Result> WriteAsync(Guid meetingId, string text, CancellationToken cancel)
    {
        if (await db.Set<MeetingMinutes>().FirstOrDefaultAsync(m => m.MeetingId == meetingId, cancel) is { } minutes)
        {
            var written = minutes.Write(text, clock.GetUtcNow());
            if (written.IsRefused) return written;
        }
        else db.Add(new MeetingMinutes { Id = Ids.New(clock), MeetingId = meetingId, Text = text, WrittenAt = clock.GetUtcNow() });
        return await db.SaveOrDuplicateAsync(cancel) is null ? Result.Ok() : MinutesRefusals.Changed;
    }
}

/// <summary>Anybody may check that minutes are genuine.</summary>
internal sealed class VerifiableMinutes(PortalDbContext db) : IVerifiableKind
{
    public const string KindName = "council.minutes";

    public string Kind => KindName;

    public async Task<VerificationAnswer?> AnswerAsync(Guid subjectId, CancellationToken cancel)
    {
        var found = await (from m in db.Set<MeetingMinutes>().AsNoTracking() join t in db.Set<Meeting>().AsNoTracking() on m.MeetingId equals t.Id join c in db.Set<CommunityCouncil>().AsNoTracking() on t.CouncilId equals c.Id
                           where m.Id == subjectId select new { m.PublishedAt, t.StartsAt, Council = c }).FirstOrDefaultAsync(cancel);
        if (found?.PublishedAt is not { } published) return null;
        var day = ChinaTime.Date(found.StartsAt);
        return new VerificationAnswer(new LocalizedText($"{day.Year} 年 {day.Month} 月 {day.Day} 日的会议记录", $"Minutes of {day:d MMMM yyyy}"), Validity.Valid, ChinaTime.Date(published), found.Council.Title);
    }
}
