using Microsoft.AspNetCore.Http;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Closing;
using PublicPortal.Voting.Contracts;


namespace PublicPortal.Voting.Results;

/// <summary>What every public page of one poll begins with: the poll, its place in words, its tags and how long it is good.</summary>
internal sealed class PublicPollReader(PollShelf shelf, IEnumerable<IScopePlaces> places, IVerificationCodes codes, PublicAddress own, DatabaseClock clock)
{
    /// <summary>How long a running tally on a page may be behind.</summary>
    private static readonly TimeSpan TallyAge = TimeSpan.FromSeconds(10);

    public async Task<PollOnPage?> ReadAsync(Guid pollId, HttpContext http, CancellationToken cancel)
    {
        http.TagPage(PollTags.One(pollId));
        if (await shelf.FindAsync(pollId, cancel) is not { } poll) return null;
        var (state, now) = (poll.State, clock.Now);
        http.PageIsGoodUntil(PollFacts.NextChange(state.Standing, state.Opens, state.Closes, now));
        if (poll.Tally is not null) http.PageIsGoodUntil(now + TallyAge);
        var names = places.FirstOrDefault() is { } known ? await known.NamesAsync([state.Subject.ScopePath], cancel) : new Dictionary<string, string>();
        var code = state.Standing == PollStanding.Closed ? await codes.FindAsync(PollResultCode.KindName, pollId, cancel) : null;
        return new PollOnPage(poll, names.GetValueOrDefault(state.Subject.ScopePath) ?? "", code, code is null ? null : own.Of("/v/" + code), now);
    }
}

/// <param name="Place">In words; empty where no module names places.</param>
/// <param name="Code">Under which anybody may check the printed result.</param>
internal sealed record PollOnPage(PublicPoll Poll, string Place, string? Code, string? CodeAddress, DateTimeOffset Now)
{
    public string? RecordHash => Poll.RecordHash;
    public string? Root => Poll.Root;
    public PollState State => Poll.State;
    public bool IsOver => State.Standing == PollStanding.Closed && Poll.Result is not null;
    public bool HasFile => IsOver && Poll.RecordBytes is not null;
    public string Path => State.Path;
    public string? ShownCode => Code is null ? null : HumanCode.Grouped(Code);
    public (int Size, string Path) Qr => QrImage.Outline(CodeAddress!);
    public string Question => State.Question.ToString();
}
