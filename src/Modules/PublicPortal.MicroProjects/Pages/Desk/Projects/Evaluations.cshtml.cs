using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.MicroProjects.Evaluation;

namespace PublicPortal.MicroProjects.Pages.Desk.Projects;

/// <summary>Evaluations: look at texts, answer the bad ones, enter one for somebody present.</summary>
internal sealed class EvaluationsModel(EvaluationService evaluations, EvaluationDesk work) : ProjectPageModel
{
    [BindProperty] public string? Reply { get; set; }
    [BindProperty] public string? HideReason { get; set; }
    [BindProperty] public string? Level { get; set; }
    [BindProperty] public string? Text { get; set; }

    public ProjectEvaluation? ToModerate => MayModerate ? Dossier.Evaluations.LastOrDefault(v => v.TextStanding == TextStanding.Waiting) : null;
    public ProjectEvaluation? ToAnswer => MayAnswer ? Dossier.Evaluations.Where(v => v.WaitsForReply).MinBy(v => v.ReplyBy) : null;
    public static IReadOnlyList<SelectListItem> Levels => Pages.Projects.Act.IndexModel.Levels;

    public Task<IActionResult> OnPostShowAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.show-evaluation"), p => work.ModerateAsync(Id, Row, true, null, p, cancel), "shown", cancel);

    public Task<IActionResult> OnPostHideAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.hide-evaluation"), p => work.ModerateAsync(Id, Row, false, HideReason, p, cancel), "hidden", cancel);

    public Task<IActionResult> OnPostReplyAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.answer-evaluation"), p => work.ReplyAsync(Id, Row, Reply, p, cancel), "answered", cancel);

    public Task<IActionResult> OnPostEnterAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.enter-evaluation"), p => evaluations.EnterAsync(Id, Present, Level, Text, p, cancel), "entered", cancel);
}
