using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Field;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.SignIn;

/// <summary><c>/desk/sign-in/field</c>: why the WeChat did not get in, and the way that always works.</summary>
internal sealed class FieldModel : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Why { get; set; }

    public LocalizedText Text => (FieldRefusals.Shown.FirstOrDefault(r => r.Code == Why) ?? FieldRefusals.NotBound).Text;
}
