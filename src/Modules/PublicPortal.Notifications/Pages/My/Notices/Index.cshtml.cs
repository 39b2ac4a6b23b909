using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Notifications.Preferences;

namespace PublicPortal.Notifications.Pages.My.Notices;

/// <summary><c>/my/notices</c></summary>
internal sealed class IndexModel(PreferenceService preferences) : PortalPageModel
{
    [BindProperty]
    public bool WeChat { get; set; }

    [BindProperty]
    public bool Sms { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var chosen = await preferences.OfAsync(CurrentUser.AccountId!.Value, cancel);
        (WeChat, Sms) = (chosen.WeChat, chosen.Sms);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        StartProcess("notifications.choose-channels");
        await preferences.ChooseAsync(CurrentUser.AccountId!.Value, WeChat, Sms, cancel);
        return RedirectToPage(new { saved = true });
    }
}
