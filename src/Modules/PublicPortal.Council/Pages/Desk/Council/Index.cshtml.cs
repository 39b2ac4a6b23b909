using Microsoft.AspNetCore.Mvc;
using PublicPortal.Council.Councils;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Council.Pages.Desk.Council;

/// <summary><c>/desk/council</c>: the communities of the official's area.</summary>
internal sealed class IndexModel(CouncilService service) : PortalPageModel
{
    [BindProperty] public string? Community { get; set; }

    public IReadOnlyList<CommunityLine> Lines { get; private set; } = [];
    public bool MayFound => CurrentUser.Has(CouncilPermissions.Members);

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await service.ListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var founded = await service.FoundAsync(Community, StartProcess("council.found"), cancel);
        if (founded.IsOk) return RedirectToPage("/Desk/Council/Show", new { id = founded.Value });
        Lines = await service.ListAsync(cancel);
        return Refused(founded);
    }
}
