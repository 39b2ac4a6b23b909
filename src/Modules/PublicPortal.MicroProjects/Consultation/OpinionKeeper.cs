using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.Workflows.Contracts;
using Microsoft.EntityFrameworkCore;

namespace PublicPortal.MicroProjects.Consultation;

/// <summary>Keeps what a task of the consultation ended with: opinions are published with the answer, whoever gave them.</summary>
internal sealed class OpinionKeeper(PortalDbContext db, IWorkflowCases cases, ProposalShelf shelf) : IEventHandler<TaskDone>
{
    public async Task HandleAsync(TaskDone happened, Process process, CancellationToken cancel)
    {
        if (happened.Kind != ConsultationKind.KindName || await db.Set<Proposal>().FirstOrDefaultAsync(p => p.Id == happened.About, cancel) is not { } proposal) return;
        if (await cases.FindAsync(happened.CaseId, cancel) is not { } state || state.Tasks.FirstOrDefault(t => t.Id == happened.TaskId) is not { } task) return;
        var words = ResultWords.Of(happened.Task, happened.Result);
        var note = task.Note?.Trim();
        db.Add(new Opinion
        {
            Id = Ids.New(process.StartedAt), ProposalId = proposal.Id, CaseId = happened.CaseId, Task = happened.Task, LabelZh = task.Label.Zh, LabelEn = task.Label.En,
            Result = happened.Result, ResultZh = words.Zh, ResultEn = words.En, Text = note?.Length > Opinion.TextLength ? note[..Opinion.TextLength] : note, At = task.DoneAt ?? process.StartedAt, DueAt = task.DueAt,
        });
        await shelf.PutAsync(proposal, cancel);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Results of the shipped workflow in words; a result that a district adds is shown by its id.</summary>
internal static class ResultWords
{
    public static LocalizedText Of(string task, string result) => (task, result) switch
    {
        ("masses", "support") => new("多数赞成", "Most are in favour"),
        ("masses", "against") => new("多数反对", "Most are against"),
        (_, "support") => new("赞成", "In favour"),
        (_, "conditions") => task == "experts" ? new("有条件可行", "Can be done, with conditions") : new("有条件赞成", "In favour, with conditions"),
        (_, "against") => new("不赞成", "Against"),
        (_, "divided") => new("意见不一", "Divided"),
        (_, "feasible") => new("可行", "Can be done"),
        (_, "infeasible") => new("不可行", "Cannot be done"),
        (_, "notNeeded") => new("不需要专业意见", "No expert needed"),
        (_, "forward") => new("同意提交议事会", "May go before the council"),
        (_, "hold") => new("不同意提交", "Should not go before the council"),
        _ => new(result, result),
    };
}
