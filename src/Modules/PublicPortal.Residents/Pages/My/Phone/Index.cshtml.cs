using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Phones;

namespace PublicPortal.Residents.Pages.My.Phone;

/// <summary><c>/my/phone</c></summary>
internal sealed class IndexModel(PhoneService phones, IProcessingNotices notices) : PortalPageModel
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public bool Agree { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public PhoneState State { get; private set; } = null!;
    public ProcessingNotice Notice => notices.Find(PhoneService.Processing);
    private Guid Me => CurrentUser.AccountId!.Value;

    public async Task OnGetAsync(CancellationToken cancel) => State = await phones.StateAsync(Me, cancel);

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancel)
    {
        StartProcess("residents.send-phone-code");
        return await AnswerAsync(await phones.SendAsync(Me, Number, Agree, cancel), "sent", cancel);
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        var process = StartProcess("residents.confirm-phone");
        return await AnswerAsync(await phones.ConfirmAsync(Me, Code, process, cancel), "confirmed", cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel)
    {
        await phones.RemoveAsync(Me, StartProcess("residents.remove-phone"), cancel);
        return RedirectToPage(new { done = "removed" });
    }

    private async Task<IActionResult> AnswerAsync(Result result, string done, CancellationToken cancel)
    {
        if (result.IsOk) return RedirectToPage(new { done });
        State = await phones.StateAsync(Me, cancel);
        return Refused(result);
    }
}
