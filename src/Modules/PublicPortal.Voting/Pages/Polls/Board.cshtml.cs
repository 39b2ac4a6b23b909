using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;
using PublicPortal.Voting.Results;

namespace PublicPortal.Voting.Pages.Polls;

/// <summary><c>/polls/{id}/board</c>: the opened ballots of a secret poll, in the order of their commitments, which tells nothing.</summary>
[PublicPage(Query = new[] { "p" })]
internal sealed class BoardModel(PublicPollReader reader, PollShelf shelf) : PortalPageModel
{
    public const int PageSize = 100, MostPages = 20_000;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? P { get; set; }

    public PollOnPage Shown { get; private set; } = null!;
    public IReadOnlyList<BoardRow> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Number = int.TryParse(P ?? "1", out var page) ? page : 0;
        if (Number is < 1 or > MostPages || await reader.ReadAsync(Id, HttpContext, cancel) is not { State.Secret: true, IsOver: true } shown) return NotFound();
        Shown = shown;
        if (shown.HasFile) (Rows, Total) = await shelf.BoardAsync(Id, (Number - 1) * PageSize, PageSize, cancel);
        return Rows.Count == 0 && Number > 1 ? NotFound() : Page();
    }
}
