using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;
using PublicPortal.Voting.Results;

namespace PublicPortal.Voting.Pages.Polls;

/// <summary><c>/polls/{id}</c>: what is fixed before anybody votes; after the close, what came out.</summary>
[PublicPage]
internal sealed class ShowModel(PublicPollReader reader) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public PollOnPage Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(Id, HttpContext, cancel) is not { } page) return NotFound();
        Shown = page;
        return Page();
    }
}
