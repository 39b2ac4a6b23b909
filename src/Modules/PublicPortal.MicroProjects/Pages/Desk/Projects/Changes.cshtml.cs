using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PublicPortal.MicroProjects.Changes;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Pages.Desk.Projects;

/// <summary>Changes of money or works: ask, decide below the limit, take back.</summary>
internal sealed class ChangesModel(ChangeService changes, IOptions<ProjectOptions> options) : ProjectPageModel
{
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? Added { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public int Percent => options.Value.CouncilAbovePercent;

    public Task<IActionResult> OnPostAskAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.ask-change"), p => changes.AskAsync(Id, Title, Text, Added, p, cancel), "asked", cancel);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.approve-change"), p => changes.DecideAsync(Id, Row, true, Reason, p, cancel), "decided", cancel);

    public Task<IActionResult> OnPostRejectAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.reject-change"), p => changes.DecideAsync(Id, Row, false, Reason, p, cancel), "decided", cancel);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.withdraw-change"), p => changes.WithdrawAsync(Id, Row, p, cancel), "withdrawn", cancel);
}
