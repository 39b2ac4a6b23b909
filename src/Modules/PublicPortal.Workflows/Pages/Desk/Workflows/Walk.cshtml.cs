using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel.Conditions;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Definitions;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.Workflows.Pages.Desk.Workflows;

/// <summary>Tries a workflow with made-up answers, in the address alone: nothing is kept and nobody is told.</summary>
internal sealed class WalkModel(WorkflowShelf shelf, DraftService drafts) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string Code { get; set; } = "";

    public WorkflowDefinition Definition { get; private set; } = default!;
    public WalkedCourse Walked { get; private set; } = default!;
    public bool IsDraft { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!CurrentUser.Has(WorkflowsPermissions.Edit) && !CurrentUser.Has(WorkflowsPermissions.Publish)) return Forbid();
        var draft = await drafts.FindAsync(Code, cancel) is { } written ? drafts.Check(written.Json).Definition : null;
        IsDraft = draft is not null;
        var current = draft is null ? await shelf.CurrentAsync(Code, cancel) : null;
        if (draft is null && current is null) return NotFound();
        Definition = draft ?? DefinitionReader.Read(current!.Json).Definition!;
        var facts = new Dictionary<string, FieldValue>();
        foreach (var field in Definition.Fields)
            if (Asked("f-" + field.Id) is { Length: > 0 } typed) facts[field.Id] = AnswerCheck.Read(field, typed);
        foreach (var task in Definition.Stages.SelectMany(s => s.Tasks))
            foreach (var field in task.Fields)
                if (Asked($"f-{task.Id}.{field.Id}") is { Length: > 0 } typed) facts[$"{task.Id}.{field.Id}"] = AnswerCheck.Read(field, typed);
        var answers = Definition.Stages.SelectMany(s => s.Tasks).Select(t => (t.Id, Answer: Asked("t-" + t.Id))).Where(a => a.Answer is { Length: > 0 }).ToDictionary(a => a.Id, a => a.Answer!);
        Walked = Walk.Through(Definition, facts, answers);
        return Page();
    }

    public string? Asked(string name) => Request.Query[name].FirstOrDefault();
}
