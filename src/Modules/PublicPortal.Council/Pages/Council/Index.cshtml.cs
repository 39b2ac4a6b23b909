using Microsoft.AspNetCore.Mvc;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Readers;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Council.Pages.Council;

/// <summary><c>/council/{community}</c>: the council, its people, its rules in plain words, its next meeting, its decisions.</summary>
[PublicPage]
internal sealed class IndexModel(PublicCouncil council) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Community { get; set; }

    public CouncilPage Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await council.FindAsync(Community ?? "", cancel) is not { } found) return NotFound();
        Shown = found;
        HttpContext.TagPage(CouncilTags.Of(found.Council.CommunityId));
        return Page();
    }
}
