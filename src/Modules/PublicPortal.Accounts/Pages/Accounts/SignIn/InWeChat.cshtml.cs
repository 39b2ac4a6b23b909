using System.Text;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Accounts.SignIn;

/// <summary>For somebody in a plain browser: how to go on in WeChat. The link holds the whole page, the plate's token too.</summary>
internal sealed class InWeChatModel(PublicAddress address) : PortalPageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    private string Next => ReturnAddress.Local(Return, "/");
    public string Link => address.Of(Next);
    public bool IsPlate => Next.StartsWith("/d/", StringComparison.Ordinal) || Next.Contains("?p=", StringComparison.Ordinal);
    public string BackTo => "/sign-in?return=" + Uri.EscapeDataString(Next);
    public string Qr => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(QrImage.Svg(Link, "WeChat")));
}
