using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Milestones;
using PublicPortal.MicroProjects.Papers;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.MicroProjects.Pages.Desk.Projects;

/// <summary>The plan of the works and what was done; at the end they are reported as done.</summary>
internal sealed class WorksModel(MilestoneService milestones, PaperService papers, AcceptanceService acceptance) : ProjectPageModel
{
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Planned { get; set; }
    [BindProperty] public string? Milestone { get; set; }
    [BindProperty] public string? What { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? DelayReason { get; set; }
    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty] public bool IsClean { get; set; }
    [BindProperty] public string? CompletedOn { get; set; }

    public IReadOnlyList<SelectListItem> Open => [.. Dossier.Milestones.Where(m => m.DoneOn is null).Select(m => new SelectListItem($"{m.Title}（{ChinaTime.Short(m.Planned)}）", m.Id.ToString()))];
    public static IReadOnlyList<SelectListItem> Whats => [new(T("完成了", "It is done"), "done"), new(T("改日期", "Its day moves"), "moved")];

    public Task<IActionResult> OnPostPlanAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.plan-milestone"), p => milestones.PlanAsync(Id, Title, Planned, p, cancel), "planned", cancel);

    public Task<IActionResult> OnPostEnterAsync(CancellationToken cancel)
    {
        var chosen = Guid.TryParse(Milestone, out var milestone);
        return ActAsync(StartProcess("microprojects.enter-milestone"), p => !chosen ? Task.FromResult<Result>(MilestoneRefusals.NotChosen) : What == "moved"
            ? milestones.PostponeAsync(Id, milestone, Day, DelayReason, p, cancel)
            : DoneAsync(milestone, p, cancel), "milestone", cancel);
    }

    /// <summary>Done, and how it looks: one act, so that the photo is not forgotten.</summary>
    private async Task<Result> DoneAsync(Guid milestone, Process process, CancellationToken cancel)
    {
        var done = await milestones.DoneAsync(Id, milestone, Day, DelayReason, process, cancel);
        if (done.IsRefused || Of(Upload) is not { } photo) return done;
        return await papers.AddAsync(Id, PaperKind.Photo, await milestones.TitleAsync(milestone, cancel), photo, IsClean, milestone, process, cancel);
    }

    public Task<IActionResult> OnPostUndoAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.undo-milestone"), p => milestones.UndoAsync(Id, Row, p, cancel), "undone", cancel);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.remove-milestone"), p => milestones.RemoveAsync(Id, Row, p, cancel), "removed", cancel);

    public Task<IActionResult> OnPostCompleteAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.complete-works"), p => acceptance.CompleteAsync(Id, CompletedOn, p, cancel), "completed", cancel);

    protected override void Suggest()
    {
        var today = Today.ToString("yyyy-MM-dd");
        (Day, CompletedOn, What) = (Or(nameof(Day), Day, today), Or(nameof(CompletedOn), CompletedOn, today), Or(nameof(What), What, "done"));
        Milestone = Or(nameof(Milestone), Milestone, Open.Count == 1 ? Open[0].Value : null);
    }
}
