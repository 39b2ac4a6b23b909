using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Staff;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Own;

/// <summary><c>/desk/my/prove</c>: password and code once more, before something that opens a new way in.</summary>
internal sealed class ProveModel(RecentProof proof) : PortalPageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? Code { get; set; }

    public string Next => ReturnAddress.Local(Return, "/desk/my");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (RequestSession.Of(HttpContext).User is not { } user) return LocalRedirect("/desk/sign-in");
        var result = await proof.ProveAsync(user, Password, Code, StartProcess("accounts.prove"), cancel);
        return result.IsRefused ? Refused(result) : LocalRedirect(Next);
    }
}
