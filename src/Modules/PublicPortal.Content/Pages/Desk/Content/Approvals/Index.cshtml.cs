using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Recipes;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Content.Pages.Desk.Content.Approvals;

/// <summary><c>/desk/content/approvals</c>: steps of imported recipes that wait for the security administrator.</summary>
internal sealed class IndexModel(WaitingSteps steps) : PortalPageModel
{
    public IReadOnlyList<WaitingLine> Waiting { get; private set; } = [];
    public string? Done => Request.Query["done"].FirstOrDefault();

    public async Task OnGetAsync(CancellationToken cancel) => Waiting = await steps.ListAsync(CurrentUser.AccountId, cancel);

    public async Task<IActionResult> OnPostAsync(Guid step, string? act, CancellationToken cancel)
    {
        var result = await steps.DecideAsync(step, act == "approve", CurrentUser.AccountId!.Value, StartProcess("content.decide-step"), cancel);
        if (result.IsOk) return LocalRedirect("/desk/content/approvals?done=" + (act == "approve" ? "approved" : "refused"));
        Waiting = await steps.ListAsync(CurrentUser.AccountId, cancel);
        return Refused(result);
    }
}
