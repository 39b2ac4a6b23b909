using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Requests;

namespace PublicPortal.Residents.Pages.Desk.Residents.Requests;

/// <summary><c>/desk/residents/requests/{id}</c></summary>
internal sealed class RequestModel(RequestDesk requests) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public RequestCase Case { get; private set; } = null!;

    public IEnumerable<SelectListItem> Outcomes =>
    [
        new(Text.T("已照办", "Done"), "done"),
        new(Text.T("不能照办，理由写在答复里", "Cannot be done; the answer says why"), "refused"),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var process = StartProcess("residents.answer-request");
        var result = await requests.AnswerAsync(Id, Outcome, Answer, process, cancel);
        return result.IsRefused ? Refused(result) : RedirectToPage(new { Id });
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await requests.FindAsync(Id, cancel) is not { } found) return false;
        Case = found;
        return true;
    }
}
