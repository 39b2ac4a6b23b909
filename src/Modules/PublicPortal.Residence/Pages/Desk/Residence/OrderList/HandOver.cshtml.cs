using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Lists;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Desk;

namespace PublicPortal.Residence.Pages.Desk.Residence.OrderList;

/// <summary>The preview of a hand-over of many, and the act itself. Opened by the list's form; by itself there is nothing to show.</summary>
internal sealed class HandOverModel(HandOverService service) : PortalPageModel
{
    [BindProperty] public List<string> Ids { get; set; } = [];

    /// <summary>The ids of the preview in one field: a form has at most 1024.</summary>
    [BindProperty] public string? Chosen { get; set; }
    [BindProperty] public string? All { get; set; }

    /// <summary>The list's conditions, see <see cref="ListView.Query"/>.</summary>
    [BindProperty] public string? Query { get; set; }
    [BindProperty] public string? Officer { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public HandOverPlan? Plan { get; private set; }
    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];
    public string Back => ListView.From(OrderLists.Info, Query ?? "").Link();

    public IActionResult OnGet() => LocalRedirect(OrderLists.Info.Path);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var plan = await service.PlanAsync(Input(All == "true"), cancel);
        if (plan.IsRefused)
        {
            Chosen = string.Join(',', await service.IdsAsync(Input(All == "true"), cancel));
            return await AgainAsync(plan, cancel);
        }
        Plan = plan.Value;
        Chosen = string.Join(',', Plan.Lines.Select(l => l.Row.Order.Id));
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        var process = StartProcess("residence.hand-over-many", Reason?.Trim() is { Length: > 0 and <= 200 } reason ? reason : null);
        var done = await service.HandOverAsync(Input(all: false), process, cancel);
        return done.IsRefused ? await AgainAsync(done, cancel) : LocalRedirect($"/desk/residence/lists/orders/hand-over/{done.Value}");
    }

    private async Task<IActionResult> AgainAsync(Kernel.Result refused, CancellationToken cancel)
    {
        Officers = [.. (await service.OfficersAsync(cancel)).Select(o => new SelectListItem($"{o.Account.DisplayName} {o.Account.StaffNumber}", o.Account.Id.ToString()))];
        var plan = await service.PlanAsync(Input(all: false), cancel);
        if (plan.IsOk) Plan = plan.Value;
        return Refused(refused);
    }

    private HandOverInput Input(bool all) =>
        new(Chosen is null ? Ids : Chosen.Split(',', StringSplitOptions.RemoveEmptyEntries), all, ListView.From(OrderLists.Info, Query ?? ""), Officer, Reason);
}
