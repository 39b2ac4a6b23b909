using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;
using PublicPortal.MicroProjects.Proposals;

namespace PublicPortal.MicroProjects.Pages.Proposals;

/// <summary>All versions of a proposal, each with what it changed.</summary>
[PublicPage]
internal sealed class HistoryModel(ProposalQueries proposals) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    public ProposalStory Story { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        HttpContext.TagPage(ProposalQueries.Tag(Id));
        if (await proposals.StoryAsync(Id, cancel) is not { } story) return NotFound();
        Story = story;
        return Page();
    }
}
