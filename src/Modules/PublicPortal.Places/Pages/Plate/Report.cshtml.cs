using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Plates;
using PublicPortal.Places.Reports;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.Places.Pages.Plate;

/// <summary>这里的信息不对: one choice, one line; no name, no sign-in.</summary>
internal sealed class ReportModel(IPlaces places, ReportService reports) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The plate's token is carried along, so that the way back still proves the scan.</summary>
    [BindProperty(SupportsGet = true, Name = PlateAddress.TokenName)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sent { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public DwellingInfo Dwelling { get; private set; } = default!;
    public string BackPath => PlateAddress.Path(Dwelling.Code, string.IsNullOrEmpty(Token) ? null : Uri.EscapeDataString(Token));

    public IReadOnlyList<SelectListItem> Kinds =>
    [
        new(T("地址写错了", "The address is wrong"), nameof(ReportKind.Address)),
        new(T("门牌坏了、丢了或贴错了门", "The plate is damaged, lost or on the wrong door"), nameof(ReportKind.Plate)),
        new(T("这里不是住人的（店铺、仓库等）", "Nobody lives here: it is a shop, a store…"), nameof(ReportKind.Usage)),
        new(T("房子已经拆除或合并", "The dwelling is gone or was merged"), nameof(ReportKind.Gone)),
        new(T("其他", "Something else"), nameof(ReportKind.Other)),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : Redirect($"/d/{Uri.EscapeDataString(Code ?? "")}");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return Redirect($"/d/{Uri.EscapeDataString(Code ?? "")}");
        var process = StartProcess("places.report");
        var from = CurrentUser.AccountId?.ToString() ?? HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        var result = await reports.MakeAsync(Dwelling, Kind, Note, from, process, cancel);
        return result.IsRefused ? Refused(result) : RedirectToPage("/Plate/Report", new { Code, p = Token, sent = "1" });
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await places.FindDwellingAsync(Code ?? "", cancel) is not { } dwelling) return false;
        Dwelling = dwelling;
        return true;
    }
}
