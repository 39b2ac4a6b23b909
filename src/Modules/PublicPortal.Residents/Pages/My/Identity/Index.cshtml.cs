using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Guardians;
using PublicPortal.Residents.Privacy;

namespace PublicPortal.Residents.Pages.My.Identity;

/// <summary><c>/my/identity</c></summary>
internal sealed class IndexModel(OwnIdentity identity, GuardianService guardians) : PortalPageModel
{
    [BindProperty]
    public Guid LinkId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IdentityView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => View = await identity.OfAsync(CurrentUser.AccountId!.Value, cancel);

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancel)
    {
        var process = StartProcess("residents.end-guardian");
        return await guardians.EndAsync(CurrentUser.AccountId!.Value, LinkId, process, cancel) ? RedirectToPage(new { done = "ended" }) : NotFound();
    }
}
