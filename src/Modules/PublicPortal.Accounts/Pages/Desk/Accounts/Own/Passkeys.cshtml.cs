using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Passkeys;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Staff;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Own;

/// <summary><c>/desk/my/passkeys</c>: the devices that sign in without a password.</summary>
internal sealed class PasskeysModel(PasskeyService passkeys, RecentProof proof) : PortalPageModel
{
    public const string Path = "/desk/my/passkeys";

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? ChallengeToken { get; set; }
    [BindProperty] public string? Credential { get; set; }

    public IReadOnlyList<PasskeyLine> Lines { get; private set; } = [];
    public bool IsRecent => RequestSession.Of(HttpContext).User is { } user && proof.IsRecent(user);
    public string? Done => Request.Query["done"];
    public string ProvePath => "/desk/my/prove?return=" + Uri.EscapeDataString(Path);
    private Guid Me => CurrentUser.AccountId!.Value;

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await passkeys.ListAsync(Me, cancel);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        if (!IsRecent) return LocalRedirect(ProvePath);
        return await AnswerAsync(await passkeys.AddAsync(Me, ChallengeToken, Credential, Name, HttpContext, StartProcess("accounts.add-passkey"), cancel), "added", cancel);
    }

    public async Task<IActionResult> OnPostRenameAsync(Guid id, CancellationToken cancel) =>
        await AnswerAsync(await passkeys.RenameAsync(Me, id, Name, StartProcess("accounts.rename-passkey"), cancel), "renamed", cancel);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        await passkeys.RemoveAsync(Me, id, StartProcess("accounts.remove-passkey"), cancel);
        return LocalRedirect(Path + "?done=removed");
    }

    private async Task<IActionResult> AnswerAsync(Result result, string done, CancellationToken cancel)
    {
        if (result.IsOk) return LocalRedirect($"{Path}?done={done}");
        await OnGetAsync(cancel);
        return Refused(result);
    }
}
