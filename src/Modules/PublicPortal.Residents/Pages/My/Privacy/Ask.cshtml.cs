using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Privacy;
using PublicPortal.Residents.Requests;

namespace PublicPortal.Residents.Pages.My.Privacy;

/// <summary><c>/my/privacy/ask</c></summary>
internal sealed class AskModel(RequestService requests, IProcessingNotices notices) : PortalPageModel
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public ProcessingNotice Notice => notices.Find("requests");

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<RequestKind>()
        .Select(k => new SelectListItem(k.Title().ToString(), k.ToString()) { Group = new SelectListGroup { Name = k.Hint().ToString() } });

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("residents.ask-about-data");
        var result = await requests.SubmitAsync(CurrentUser.AccountId!.Value, Kind, Text, process, cancel);
        return result.IsRefused ? Refused(result) : RedirectToPage("Index", null, new { asked = result.Value }, "requests");
    }
}
