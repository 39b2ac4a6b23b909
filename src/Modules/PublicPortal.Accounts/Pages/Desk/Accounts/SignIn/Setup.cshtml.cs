using System.Text;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Staff;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.SignIn;

/// <summary>After the one-time password: an own password, and the phone as second factor.</summary>
internal sealed class SetupModel(StaffSetup setup) : PortalPageModel
{
    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public SetupOffer? Offer { get; private set; }
    public string Secret => string.Join(' ', Offer!.Secret.Chunk(4).Select(c => new string(c)));

    /// <summary>The picture travels in the page itself: the secret has no address of its own.</summary>
    public string QrAddress => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(QrImage.Svg(Offer!.Uri, "TOTP")));
    private Guid? Waiting => RequestSession.Of(HttpContext).WaitingSession;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        (Offer = await setup.OfferAsync(Waiting, cancel)) is null ? LocalRedirect("/desk/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var result = await setup.SetUpAsync(Waiting, NewPassword, Repeat, Code, StartProcess("accounts.set-up"), cancel);
        if (result.IsOk) return LocalRedirect("/desk/my?welcome=1");
        Offer = await setup.OfferAsync(Waiting, cancel);
        return Offer is null ? LocalRedirect("/desk/sign-in") : Refused(result);
    }
}
