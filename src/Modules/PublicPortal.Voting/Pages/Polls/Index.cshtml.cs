using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Results;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.Voting.Pages.Polls;

/// <summary><c>/polls</c>: what is decided now, what comes, and what came out; of all places or of one.</summary>
[PublicPage(PollTags.All, Query = new[] { "place", "p" })]
internal sealed class IndexModel(PollShelf shelf, IEnumerable<IScopePlaces> places, DatabaseClock clock) : PortalPageModel
{
    public const int PageSize = 20, MostPages = 500, MostCurrent = 100;
    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();

    [BindProperty(SupportsGet = true)] public string? Place { get; set; }
    [BindProperty(SupportsGet = true)] public string? P { get; set; }

    public ScopePlace? Only { get; private set; }
    public IReadOnlyList<PollLine> Current { get; private set; } = [];
    public IReadOnlyList<PollLine> Ended { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; } = 1;
    public IEnumerable<PollLine> Open => Current.Where(p => p.Standing != PollStanding.Announced);
    public IEnumerable<PollLine> Coming => Current.Where(p => p.Standing == PollStanding.Announced);

    /// <summary>Places of the polls on the page, to see one alone.</summary>
    public IEnumerable<(string Code, string Name)> Places => Current.Concat(Ended).Select(p => p.ScopePath).Distinct()
        .Where(names.ContainsKey).Select(path => (path.TrimEnd('/').Split('/')[^1], names[path])).Distinct().OrderBy(p => p.Item2, StringComparer.Ordinal);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!string.IsNullOrEmpty(Place))
        {
            if (places.FirstOrDefault() is not { } known || await known.FindAsync(Place, cancel) is not { } found) return NotFound();
            Only = found;
        }
        Number = int.TryParse(P ?? "1", out var page) ? page : 0;
        if (Number is < 1 or > MostPages) return NotFound();
        if (Number == 1) Current = (await shelf.ListAsync(Only?.ScopePath, ended: false, 0, MostCurrent, cancel)).Polls;
        (Ended, Total) = await shelf.ListAsync(Only?.ScopePath, ended: true, (Number - 1) * PageSize, PageSize, cancel);
        if (Number > 1 && Ended.Count == 0) return NotFound();   // no end of empty pages in memory
        foreach (var poll in Current) HttpContext.PageIsGoodUntil(PollFacts.NextChange(poll.Standing, poll.Opens, poll.Closes, clock.Now));
        var paths = Current.Concat(Ended).Select(p => p.ScopePath).Distinct().ToList();
        if (places.FirstOrDefault() is { } naming && paths.Count > 0) names = await naming.NamesAsync(paths, cancel);
        return Page();
    }

    /// <summary>The one line under a question.</summary>
    public string Why(PollLine poll) => string.Join(" · ", new[]
    {
        names.GetValueOrDefault(poll.ScopePath) ?? "",
        poll.Standing switch
        {
            PollStanding.Announced => T($"{PollFacts.When(poll.Opens)} 开始", $"opens {PollFacts.When(poll.Opens)}"),
            PollStanding.Open => T($"{PollFacts.When(poll.Closes)} 截止", $"closes {PollFacts.When(poll.Closes)}"),
            PollStanding.Closed => ChinaTime.Show(ChinaTime.Date(poll.EndedAt ?? poll.Closes)),
            var other => PollWords.Standing(other),
        },
        poll.Secret ? T("无记名", "secret") : T("记名", "open ballot"),
    }.Where(w => w.Length > 0));
}
