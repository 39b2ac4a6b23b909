using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Web.Pages.Desk.Search;

/// <summary><c>/desk/search</c>: from a number, code or address to the thing. A POST, so that nothing typed stands in an address or a log.</summary>
public sealed class IndexModel(IEnumerable<IDeskSearch> modules) : PortalPageModel
{
    private const int Longest = 60;

    [BindProperty]
    public string? Q { get; set; }

    /// <summary>Null before the search.</summary>
    public IReadOnlyList<DeskHit>? Found { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var typed = (Q ?? "").Trim();
        if (typed.Length > Longest) typed = typed[..Longest];
        var found = new List<DeskHit>();
        if (typed.Length > 0)
            foreach (var module in modules) found.AddRange(await module.FindAsync(typed, cancel));
        Found = found;
        return found.Count(h => h.IsExact) == 1 ? LocalRedirect(found.Single(h => h.IsExact).Path) : Page();
    }
}
