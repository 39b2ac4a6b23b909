using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Own;

/// <summary>The devices on which an official is signed in.</summary>
internal sealed class SessionsModel(SessionService sessions) : PortalPageModel
{
    public IReadOnlyList<SessionLine> Lines { get; private set; } = [];
    private Guid Me => CurrentUser.AccountId!.Value;
    private Guid? Here => RequestSession.Of(HttpContext).User?.SessionId;

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await sessions.ListAsync(Me, Here, cancel);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancel)
    {
        await sessions.EndAsync(Me, id, StartProcess("accounts.end-session"), cancel);
        return LocalRedirect("/desk/my/sessions");
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancel)
    {
        await sessions.EndOthersAsync(Me, Here, StartProcess("accounts.end-other-sessions"), cancel);
        return LocalRedirect("/desk/my/sessions");
    }
}
