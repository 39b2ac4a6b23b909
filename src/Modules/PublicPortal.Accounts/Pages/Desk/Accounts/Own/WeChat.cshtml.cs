using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Field;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Staff;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Own;

/// <summary><c>/desk/my/wechat</c>: the WeChat with which the official works on the way.</summary>
internal sealed class WeChatModel(
    FieldBindings bindings, RecentProof proof, IEnumerable<SignInWay> ways, PublicAddress address, TimeProvider clock, IOptions<AccountsOptions> options) : PortalPageModel
{
    public const string Path = "/desk/my/wechat";

    public FieldBinding? Binding { get; private set; }
    public bool IsOver => Binding is { } binding && !binding.IsGood(clock.GetUtcNow());
    public int Days => options.Value.FieldDays;
    public string? Done => Request.Query["done"];
    public bool IsRecent => RequestSession.Of(HttpContext).User is { } user && proof.IsRecent(user);
    public string ProvePath => "/desk/my/prove?return=" + Uri.EscapeDataString(Path);
    public SignInWay? Way { get; } = ways.FirstOrDefault(w => w.InWeChatOnly);

    /// <summary>There right after it was made, and never again.</summary>
    public string? BindPath { get; private set; }
    public bool InWeChat => Devices.IsWeChat(Request);
    public string Qr => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(QrImage.Svg(address.Of(BindPath!), "WeChat")));
    private Guid Me => CurrentUser.AccountId!.Value;

    public async Task OnGetAsync(CancellationToken cancel) => Binding = await bindings.OfAsync(Me, cancel);

    public async Task<IActionResult> OnPostOfferAsync(CancellationToken cancel)
    {
        if (!IsRecent) return LocalRedirect(ProvePath);
        await OnGetAsync(cancel);
        if (Binding is not null || Way is null) return LocalRedirect(Path);
        StartProcess("accounts.offer-wechat");
        BindPath = $"{Way.Path}?{IFieldSignIn.BindParameter}={await bindings.OfferAsync(Me, cancel)}";
        return Page();
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken cancel)
    {
        if (!IsRecent) return LocalRedirect(ProvePath);
        var result = await bindings.RenewAsync(Me, StartProcess("accounts.renew-wechat"), cancel);
        if (result.IsOk) return LocalRedirect(Path + "?done=renewed");
        await OnGetAsync(cancel);
        return Refused(result);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancel)
    {
        await bindings.EndAsync(Me, "own", StartProcess("accounts.end-wechat"), cancel);
        return LocalRedirect(Path + "?done=ended");
    }
}
