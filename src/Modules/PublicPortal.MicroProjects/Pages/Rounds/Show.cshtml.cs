using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Pages.Rounds;

/// <summary>A round: what may be proposed, until when, for how much; and what was.</summary>
[PublicPage]
internal sealed class ShowModel(RoundQueries rounds, ProposalLists lists, IOptions<MicroProjectsOptions> options, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    public Round Round { get; private set; } = default!;
    public RuleSet Rules { get; private set; } = default!;
    public IReadOnlyList<RoundExtension> Extensions { get; private set; } = [];
    public ProposalListPage List { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        HttpContext.TagPage(RoundQueries.Tag(Id));
        if (await rounds.PublicAsync(Id, cancel) is not { } round) return NotFound();
        (Round, Rules) = (round, RuleSet.Parse(round.RulesText!));
        Extensions = await rounds.ExtensionsAsync(Id, cancel);
        List = await lists.PageAsync(null, Id, ListPart.All, 1, cancel);
        HttpContext.PageIsGoodUntil(clock.GetUtcNow().AddSeconds(options.Value.CountsAgeSeconds));
        return Page();
    }
}
