using System.Security.Cryptography;
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

    /// <summary>Larger files are checked by whoever loads them; pages do not read them to the end.</summary>
    public const long LargestToPrint = 8 * 1024 * 1024;

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

    /// <summary>The same with the print of the published file and the board's root, where there are any.</summary>
    public async Task<PollOnPage?> ReadWithPrintsAsync(Guid pollId, HttpContext http, CancellationToken cancel)
    {
        if (await ReadAsync(pollId, http, cancel) is not { } page) return null;
        if (!page.IsOver || page.Poll.RecordBytes is null) return page;
        page = page with { Root = page.State.Secret ? await shelf.RootAsync(pollId, cancel) : null };
        if (page.Poll.RecordBytes > LargestToPrint) return page;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var part in shelf.RecordAsync(pollId, cancel)) hash.AppendData(part);
        return page with { RecordHash = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }
}

/// <param name="Place">In words; empty where no module names places.</param>
/// <param name="Code">Under which anybody may check the printed result.</param>
internal sealed record PollOnPage(PublicPoll Poll, string Place, string? Code, string? CodeAddress, DateTimeOffset Now)
{
    /// <summary>SHA-256 of the published file.</summary>
    public string? RecordHash { get; init; }

    /// <summary>Of the board of a secret poll.</summary>
    public string? Root { get; init; }
    public PollState State => Poll.State;
    public bool IsOver => State.Standing == PollStanding.Closed && Poll.Result is not null;
    public bool HasFile => IsOver && Poll.RecordBytes is not null;
    public string Path => State.Path;
    public string? ShownCode => Code is null ? null : HumanCode.Grouped(Code);
    public (int Size, string Path) Qr => QrImage.Outline(CodeAddress!);
    public string Question => State.Question.ToString();
}
