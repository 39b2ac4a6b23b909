using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Voting.Desk;

namespace PublicPortal.Voting.Pages.Desk.Polls;

/// <summary>Polls of my places: what goes on, or what has ended.</summary>
internal sealed class IndexModel(PollDesk desk) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Show { get; set; }
    [BindProperty(SupportsGet = true)] public string? P { get; set; }

    public bool Ended => Show == "ended";
    public int PageNumber => int.TryParse(P, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1;
    public IReadOnlyList<DeskLine> Lines { get; private set; } = [];
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => (Lines, Total) = await desk.ListAsync(Ended, PageNumber, cancel);
}
