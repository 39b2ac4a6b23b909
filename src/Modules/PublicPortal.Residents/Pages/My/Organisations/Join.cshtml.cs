using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Organisations;

namespace PublicPortal.Residents.Pages.My.Organisations;

/// <summary>Becoming an agent by a code.</summary>
internal sealed class JoinModel(AgentService agents) : PortalPageModel
{
    [BindProperty] public string? Code { get; set; }
    [BindProperty] public bool Terms { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var done = await agents.JoinAsync(Code, Terms, CurrentUser.AccountId!.Value, StartProcess("residents.accept-agency"), cancel);
        return done.IsOk ? RedirectToPage("Show", new { id = done.Value }) : Refused(done);
    }
}
