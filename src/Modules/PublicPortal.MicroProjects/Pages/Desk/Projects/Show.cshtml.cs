using Microsoft.AspNetCore.Mvc;
using PublicPortal.Council.Contracts;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Notices;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Pages.Desk.Projects;

/// <summary><c>/desk/projects/{id}</c>: what is to be done now, and what stands so far.</summary>
internal sealed class ShowModel(ConfirmationService confirmation, EvaluationDesk evaluations, ObjectionService objections, ICouncils councils) : ProjectPageModel
{
    [BindProperty] public string? Choice { get; set; }
    [BindProperty] public string? Reason { get; set; }

    /// <summary>Where the council stands with a project that came back to it; null or withdrawn: it is not before the council.</summary>
    public BusinessState? Matter { get; private set; }
    public bool MustPutAgain => Project.Standing == ProjectStanding.BackAtCouncil && (Matter is null || Matter.Standing == BusinessStanding.Withdrawn);

    public Task<IActionResult> OnPostPutAgainAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.put-again"), p => objections.PutAgainAsync(Id, p, cancel), "put-again", cancel);

    protected override async Task LoadMoreAsync(CancellationToken cancel)
    {
        if (Project.Standing == ProjectStanding.BackAtCouncil) Matter = await councils.NewestAboutAsync(ResolutionHandler.AgainKind, Id, cancel);
    }

    public Task<IActionResult> OnPostPrepareAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.prepare-confirmation"), p => confirmation.PrepareAsync(Id, Choice, Reason, p, cancel), "prepared", cancel);

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.take-back-confirmation"), p => confirmation.TakeBackAsync(Id, p, cancel), "taken-back", cancel);

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.confirm-project"), p => confirmation.ConfirmAsync(Id, p, cancel), "confirmed", cancel);

    public Task<IActionResult> OnPostEndNoticeAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.end-notice"), p => confirmation.EndNoticeAsync(Id, p, cancel), "notice-ended", cancel);

    public Task<IActionResult> OnPostFinishAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.finish-project"), p => evaluations.FinishAsync(Id, p, cancel), "finished", cancel);

    public Task<IActionResult> OnPostStopAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.stop-project"), p => confirmation.StopAsync(Id, Reason, p, cancel), "stopped", cancel);
}
