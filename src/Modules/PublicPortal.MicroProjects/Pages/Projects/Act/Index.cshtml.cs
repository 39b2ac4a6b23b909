using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Pages.Projects.Act;

/// <summary><c>/projects/act/{id}</c>: what the signed-in resident may do about a project: object, evaluate, sign as supervisor.</summary>
internal sealed class IndexModel(
    PortalDbContext db, ObjectionService objections, EvaluationService evaluations, AcceptanceService acceptance, IPersons persons, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? Level { get; set; }

    public Project Project { get; private set; } = null!;
    public Objection? OwnObjection { get; private set; }
    public ProjectEvaluation? OwnEvaluation { get; private set; }

    /// <summary>The acceptance that waits for the reader's signature.</summary>
    public Inspection? ToSign { get; private set; }
    public bool HasSigned { get; private set; }
    public DateOnly Today => ChinaTime.Today(clock);

    public static IReadOnlyList<SelectListItem> Levels => [.. Enumerable.Range(1, 5).Reverse().Select(l => new SelectListItem(ProjectEvaluation.Word(l).ToString(), l.ToString(System.Globalization.CultureInfo.InvariantCulture)))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostObjectAsync(CancellationToken cancel) =>
        ActAsync(async process => await objections.MakeAsync(Id, CurrentUser.AccountId!.Value, Text, process, cancel), "microprojects.object-to-project", "objected", cancel);

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancel) =>
        ActAsync(async process => await objections.WithdrawAsync(Id, CurrentUser.AccountId!.Value, process, cancel), "microprojects.withdraw-objection", "taken-back", cancel);

    public Task<IActionResult> OnPostEvaluateAsync(CancellationToken cancel) =>
        ActAsync(async process => await evaluations.EvaluateAsync(Id, CurrentUser.AccountId!.Value, Level, Text, process, cancel), "microprojects.evaluate", "evaluated", cancel);

    public Task<IActionResult> OnPostSignAsync(CancellationToken cancel) =>
        ActAsync(async process => await acceptance.SignAsync(Id, CurrentUser.AccountId!.Value, process, cancel), "microprojects.sign-acceptance", "signed", cancel);

    private async Task<IActionResult> ActAsync(Func<Process, Task<Result>> act, string name, string done, CancellationToken cancel)
    {
        var result = await act(StartProcess(name));
        if (result.IsOk) return RedirectToPage(new { Id, done });
        return await LoadAsync(cancel) ? Refused(result) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await db.Set<Project>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == Id, cancel) is not { } project) return false;
        Project = project;
        var account = CurrentUser.AccountId!.Value;
        var person = (await persons.OfAccountAsync(account, cancel))?.Id;
        OwnObjection = await db.Set<Objection>().AsNoTracking().FirstOrDefaultAsync(o => o.ProjectId == Id && o.NoticeNumber == project.NoticeNumber && o.PersonId == person, cancel);
        OwnEvaluation = await db.Set<ProjectEvaluation>().AsNoTracking().FirstOrDefaultAsync(v => v.ProjectId == Id && v.PersonId == person, cancel);
        if (await db.Set<Supervisor>().AsNoTracking().FirstOrDefaultAsync(s => s.ProjectId == Id && s.AccountId == account && s.RemovedAt == null, cancel) is { } own)
        {
            ToSign = await db.Set<Inspection>().AsNoTracking().FirstOrDefaultAsync(i => i.ProjectId == Id && i.SettledAt == null && (i.FirstSupervisorId == own.Id || i.SecondSupervisorId == own.Id), cancel);
            HasSigned = ToSign is not null && (ToSign.FirstSupervisorId == own.Id ? ToSign.FirstSignedAt : ToSign.SecondSignedAt) is not null;
        }
        return true;
    }
}
