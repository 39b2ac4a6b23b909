using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Plates;

namespace PublicPortal.Places.Pages.Desk.Places.Plates;

/// <summary>Worn and outdated plates: replace, then print only the replaced ones.</summary>
internal sealed class IndexModel(PlateWork work) : PortalPageModel
{
    [BindProperty] public List<string> Chosen { get; set; } = [];
    [BindProperty] public string? Reason { get; set; }

    public IReadOnlyList<PlateTask> ToReplace { get; private set; } = [];
    public IReadOnlyList<PlateTask> ToPrint { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Options => [.. ToReplace.Select(t => new SelectListItem($"{t.Address}（{t.CellName}）", t.PlateId.ToString())
    {
        Group = new SelectListGroup { Name = new LocalizedText(t.IsReported ? "有人反馈门牌坏了或丢了" : "门牌上还是旧编码", t.IsReported ? "reported as damaged or lost" : "shows the former code").ToString() },
    })];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostReplaceAsync(CancellationToken cancel)
    {
        var reason = PlateService.Reason(Reason);
        var done = reason.IsRefused ? reason : await work.ReplaceAsync(Chosen, StartProcess("places.replace-plates", reason.Value), cancel);
        if (done.IsOk) return RedirectToPage();
        await LoadAsync(cancel);
        return Refused(done);
    }

    public async Task<IActionResult> OnPostPrintAsync(CancellationToken cancel)
    {
        var sheet = await work.PrintReplacedAsync(StartProcess("places.print-plates"), cancel);
        if (sheet.IsOk) return RedirectToPage("/Desk/Places/Print/Sheet", new { sheet = sheet.Value });
        await LoadAsync(cancel);
        return Refused(sheet);
    }

    private async Task LoadAsync(CancellationToken cancel) => (ToReplace, ToPrint) = (await work.ToReplaceAsync(cancel), await work.ToPrintAsync(cancel));
}
