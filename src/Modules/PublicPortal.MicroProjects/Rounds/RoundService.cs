using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.Places.Contracts;

namespace PublicPortal.MicroProjects.Rounds;

/// <summary>As typed at the desk.</summary>
internal sealed record RoundInput(
    string? Community, string? Year, string? Title, string? Notes, string? OpensOn, string? ClosesOn, string? Fund, string? Rules, string? Threshold, string? AnswerDays, string? ObjectionDays, bool CommentsWait);

/// <summary>The desk prepares, publishes, extends and ends rounds within its area.</summary>
internal sealed class RoundService(
    PortalDbContext db, IPlaces places, RuleSets rules, PageEvictions pages, ICurrentUser user, IOptions<MicroProjectsOptions> options, TimeProvider clock)
{
    /// <summary>Communities of the own area in which rounds may be held.</summary>
    public async Task<IReadOnlyList<PlaceInfo>> CommunitiesAsync(CancellationToken cancel)
    {
        var found = new Dictionary<Guid, PlaceInfo>();
        foreach (var scope in user.Scopes(MicroProjectsPermissions.Rounds))
            foreach (var place in await places.PlacesAsync(PlaceLevel.Community, scope, cancel)) found[place.Id] = place;
        return [.. found.Values.OrderBy(p => p.ScopePath, StringComparer.Ordinal)];
    }

    public RoundInput Suggest()
    {
        var today = ChinaTime.Today(clock);
        var o = options.Value;
        return new RoundInput(null, Text(today.Year), null, null, Text(today), Text(today.AddDays(30)), null, rules.All.Count > 0 ? rules.All[^1].Code : null, Text(o.Threshold), Text(o.AnswerDays), Text(o.ObjectionDays), false);
    }

    /// <summary>A new draft, or a changed one.</summary>
    public async Task<Result<Guid>> SaveAsync(Guid? id, RoundInput input, Process process, CancellationToken cancel)
    {
        Round? round = null;
        if (id is { } known && (round = await FindAsync(known, cancel)) is null) return RoundRefusals.Unknown;
        if (round is { Standing: not RoundStanding.Draft }) return RoundRefusals.NotDraft;
        var community = round is null ? (await CommunitiesAsync(cancel)).FirstOrDefault(c => c.Id.ToString() == input.Community) : null;
        var refusals = new List<Refusal>();
        if (round is null && community is null) refusals.Add(RoundRefusals.CommunityUnknown);
        var title = input.Title?.Trim();
        if (title is not { Length: > 0 and <= Round.TitleLength }) refusals.Add(RoundRefusals.TitleMissing.With(Round.TitleLength));
        var notes = string.IsNullOrWhiteSpace(input.Notes) ? null : input.Notes.Trim();
        if (notes?.Length > Round.NotesLength) refusals.Add(RoundRefusals.NotesLong.With(Round.NotesLength));
        if (Number(input.Year) is not (>= 2000 and <= 2100)) refusals.Add(RoundRefusals.YearWrong);
        var (opens, closes) = (Day(input.OpensOn), Day(input.ClosesOn));
        if (opens is null) refusals.Add(RoundRefusals.OpensWrong);
        if (closes is null || closes < opens || closes < ChinaTime.Today(clock)) refusals.Add(RoundRefusals.ClosesWrong);
        if (Yuan.ReadAboveZero(input.Fund) is not { } fund) { refusals.Add(RoundRefusals.FundWrong); fund = 0; }
        if (rules.Find(input.Rules) is null) refusals.Add(RoundRefusals.RulesUnknown);
        if (Number(input.Threshold) is not (>= 1 and <= 10_000)) refusals.Add(RoundRefusals.ThresholdWrong);
        if (Number(input.AnswerDays) is not (>= 1 and <= 90)) refusals.Add(RoundRefusals.DaysWrong.With(1));
        if (Number(input.ObjectionDays) is not (>= 0 and <= 90)) refusals.Add(RoundRefusals.DaysWrong.With(0).At("ObjectionDays"));
        if (refusals.Count > 0) return Result<Guid>.Refuse(refusals);

        var now = clock.GetUtcNow();
        if (round is null)
        {
            round = new Round
            {
                Id = Ids.New(now), CommunityId = community!.Id, CommunityCode = community.Code, CommunityName = community.Name, ScopePath = community.ScopePath,
                Title = title!, RulesCode = input.Rules!, CreatedAt = now, CreatedBy = process.AccountId,
            };
            db.Add(round);
        }
        (round.Title, round.Notes, round.Year, round.OpensOn, round.ClosesOn, round.Fund, round.RulesCode) = (title!, notes, Number(input.Year)!.Value, opens!.Value, closes!.Value, fund, input.Rules!);
        (round.Threshold, round.AnswerDays, round.ObjectionDays, round.CommentsWait) = (Number(input.Threshold)!.Value, Number(input.AnswerDays)!.Value, Number(input.ObjectionDays)!.Value, input.CommentsWait);
        process.Raise(new RoundSaved(round.Id, round.CommunityId));
        var saved = await SavedAsync(cancel);
        return saved.IsRefused ? Result<Guid>.Refuse(saved.Refusals) : round.Id;
    }

    public Task<Result> PublishAsync(Guid id, Process process, CancellationToken cancel) => ChangeAsync(id, round =>
    {
        if (rules.Find(round.RulesCode) is not { } set) return RoundRefusals.RulesUnknown;
        process.Raise(new RoundPublished(round.Id, round.CommunityId, set.Code, round.Fund, round.ClosesOn));
        return round.Publish(set, clock.GetUtcNow());
    }, cancel);

    public Task<Result> ExtendAsync(Guid id, string? until, string? reason, Process process, CancellationToken cancel) => ChangeAsync(id, round =>
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > 300) return RoundRefusals.ReasonMissing;
        if (Day(until) is not { } day) return RoundRefusals.ExtendEarlier;
        var (now, from) = (clock.GetUtcNow(), round.ClosesOn);
        var done = round.Extend(day, ChinaTime.Date(now));
        if (done.IsRefused) return done;
        db.Add(new RoundExtension { Id = Ids.New(now), RoundId = round.Id, FromDay = from, ToDay = day, Reason = reason.Trim(), At = now, By = process.AccountId });
        process.Raise(new RoundExtended(round.Id, from, day));
        return done;
    }, cancel);

    public Task<Result> CloseAsync(Guid id, string? reason, Process process, CancellationToken cancel) => ChangeAsync(id, round =>
    {
        var early = ChinaTime.Today(clock) <= round.ClosesOn;
        process.Raise(new RoundClosed(round.Id, early));
        return round.Close(clock.GetUtcNow(), Cut(reason), early);
    }, cancel);

    public Task<Result> CancelAsync(Guid id, string? reason, Process process, CancellationToken cancel) => ChangeAsync(id, round =>
    {
        process.Raise(new RoundCancelled(round.Id));
        return round.Cancel(Cut(reason));
    }, cancel);

    /// <summary>A round of the own area, for changing it.</summary>
    public async Task<Round?> FindAsync(Guid id, CancellationToken cancel) =>
        await db.Set<Round>().FirstOrDefaultAsync(r => r.Id == id, cancel) is { } round && user.Has(MicroProjectsPermissions.Rounds, round.ScopePath) ? round : null;

    private async Task<Result> ChangeAsync(Guid id, Func<Round, Result> change, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } round) return RoundRefusals.Unknown;
        var done = change(round);
        if (done.IsRefused) return done;
        await pages.EvictAsync([RoundQueries.Tag(id), ProposalQueries.CommunityTag(round.CommunityId), ProposalQueries.AllTag], cancel);
        return await SavedAsync(cancel);
    }

    private async Task<Result> SavedAsync(CancellationToken cancel)
    {
        try { return await db.SaveOrDuplicateAsync(cancel) is null ? Result.Ok() : RoundRefusals.OtherOpen; }
        catch (DbUpdateConcurrencyException) { return RoundRefusals.Stale; }
    }

    private static string? Cut(string? text) => text?.Trim() is { Length: > 300 } longer ? longer[..300] : text?.Trim();
    private static int? Number(string? typed) => int.TryParse(typed?.Trim().Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    private static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    internal static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
