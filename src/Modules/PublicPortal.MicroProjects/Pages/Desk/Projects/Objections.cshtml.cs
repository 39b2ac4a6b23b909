using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Objections;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.MicroProjects.Pages.Desk.Projects;

/// <summary>Objections of a project: answer them, enter one for somebody present.</summary>
internal sealed class ObjectionsModel(ObjectionService objections) : ProjectPageModel
{
    [BindProperty] public string? Outcome { get; set; }
    [BindProperty] public string? Reply { get; set; }
    [BindProperty] public string? Text { get; set; }

    public Objection? Next => Dossier.OfThisNotice.FirstOrDefault(o => o.IsOpen);

    public static IReadOnlyList<SelectListItem> Outcomes =>
    [
        new(T("不成立，项目继续", "Not upheld: it goes on"), nameof(ObjectionOutcome.NotUpheld)),
        new(T("成立，交回议事会再议", "Upheld: back to the council"), nameof(ObjectionOutcome.BackToCouncil)),
        new(T("成立，项目停止", "Upheld: the project ends"), nameof(ObjectionOutcome.Stopped)),
    ];

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.answer-project-objection"), p => objections.AnswerAsync(Id, Row, Outcome, Reply, p, cancel), "answered", cancel);

    public Task<IActionResult> OnPostEnterAsync(CancellationToken cancel) =>
        ActAsync(StartProcess("microprojects.enter-objection"), p => objections.EnterAsync(Id, Present, Text, p, cancel), "entered", cancel);
}
