using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Milestones;
using PublicPortal.MicroProjects.Procurement;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Acceptance;

internal sealed record InspectionInput(string? HeldOn, string? Checked, string? Note, string? FirstSupervisor, string? SecondSupervisor, string? Defects, string? MendBy, bool FirstPresent, bool SecondPresent);

/// <summary>验收: two residents look at the works, say what is wrong, look again; two officials, one enters and one confirms.</summary>
internal sealed class AcceptanceService(PortalDbContext db, ProjectDesk desk, ProjectNews news, IOptions<ProjectOptions> options)
{
    public async Task<Result> CompleteAsync(Guid projectId, string? on, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, cancel) is not { } project) return ProjectRefusals.NotFound;
        var day = ProjectText.Day(on, "CompletedOn");
        if (day.IsRefused) return day;
        var contract = await db.Set<ProjectContract>().AnyAsync(c => c.ProjectId == projectId && c.ReplacedAt == null, cancel);
        var open = await db.Set<Milestone>().CountAsync(m => m.ProjectId == projectId && m.DoneOn == null && m.RemovedAt == null, cancel);
        var done = project.Complete(day.Value, contract, open, desk.Today, day.Value.AddDays(options.Value.AcceptanceDays));
        if (done.IsRefused) return done;
        return await MovedAsync(project, ProjectStanding.Implementing, "completed", new("完工，等居民验收", "The works are done; residents look at them"), process, cancel);
    }

    public async Task<Result> ReopenAsync(Guid projectId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, cancel) is not { } project) return ProjectRefusals.NotFound;
        if (await db.Set<Inspection>().AnyAsync(i => i.ProjectId == projectId && i.SettledAt == null, cancel)) return AcceptanceRefusals.OneAtATime;
        var done = project.Reopen();
        if (done.IsRefused) return done;
        return await MovedAsync(project, ProjectStanding.Acceptance, "reopened", new("更正：还没有完工", "Correction: the works are not done yet"), process, cancel);
    }

    /// <summary>The works were looked at. With defects it has failed at once; without it waits for both signatures and the second official.</summary>
    public async Task<Result> HoldAsync(Guid projectId, InspectionInput input, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, cancel) is not { } project) return ProjectRefusals.NotFound;
        if (project.Standing != ProjectStanding.Acceptance) return ProjectRefusals.NotAtAcceptance;
        var read = await ReadAsync(project, input, cancel);
        if (read.IsRefused) return read;
        var (inspection, defects) = read.Value;
        db.Add(inspection);
        db.AddRange(defects);
        if (input.FirstPresent) inspection.Sign(inspection.FirstSupervisorId, desk.Now);
        if (input.SecondPresent) inspection.Sign(inspection.SecondSupervisorId, desk.Now);
        if (defects.Count > 0)
        {
            inspection.Fail(desk.Now);
            await news.TellAsync(project, "inspected", new($"验收发现 {defects.Count} 处问题，要整改", $"{defects.Count} defects were found and must be mended"), string.Join("；", defects.Select(d => d.Text)) is { Length: <= ProjectMoment.NoteLength } all ? all : null, cancel);
        }
        else news.Note(project, "inspected", new("验收没有发现问题，等签字确认", "No defect was found; signatures follow"), null, desk.Now);
        process.Raise(new ProjectEntered(project.Id, "inspection", inspection.Id));
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel, (ProjectsModel.OpenInspectionIndex, AcceptanceRefusals.OneAtATime), ("ix_microprojects_inspection_project_id_number", AcceptanceRefusals.OneAtATime));
    }

    public async Task<Result> PassAsync(Guid projectId, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, ProjectPermissions.Confirm, cancel) is not { } project || await OpenAsync(projectId, cancel) is not { } inspection) return AcceptanceRefusals.NotFound;
        var defects = await db.Set<Defect>().CountAsync(d => d.ProjectId == projectId && d.MendedOn == null, cancel);
        var done = inspection.Pass(project, defects, desk.Me, options.Value.EvaluationDays, desk.Now);
        if (done.IsRefused) return done;
        return await MovedAsync(project, ProjectStanding.Acceptance, "accepted", new("居民验收通过，请大家评价", "Accepted; residents may evaluate it now"), process, cancel);
    }

    /// <summary>Entered by mistake; the next one has the next number.</summary>
    public async Task<Result> WithdrawAsync(Guid projectId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, cancel) is not { } project || await OpenAsync(projectId, cancel) is not { } inspection) return AcceptanceRefusals.NotFound;
        var done = inspection.Fail(desk.Now, withdrawn: true);
        if (done.IsRefused) return done;
        news.Note(project, "inspection-withdrawn", new("撤回一次验收登记", "An acceptance was taken back"), null, desk.Now);
        process.Raise(new ProjectEntered(project.Id, "inspection-withdrawn", inspection.Id));
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    /// <summary>The supervisor's own word, on their phone.</summary>
    public async Task<Result> SignAsync(Guid projectId, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await db.Set<Project>().FirstOrDefaultAsync(p => p.Id == projectId, cancel) is not { } project || await OpenAsync(projectId, cancel) is not { } inspection) return AcceptanceRefusals.NotFound;
        var own = await db.Set<Supervisor>().Where(s => s.ProjectId == projectId && s.AccountId == accountId && s.RemovedAt == null).Select(s => s.Id).FirstOrDefaultAsync(cancel);
        var done = inspection.Sign(own, desk.Now);
        if (done.IsRefused) return done;
        process.Raise(new ProjectEntered(project.Id, "inspection-signed", inspection.Id));
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> MendAsync(Guid projectId, Guid defectId, string? on, string? note, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, defectId, cancel) is not ({ } project, { } defect)) return AcceptanceRefusals.NotFound;
        var day = ProjectText.Day(on, "MendedOn");
        var words = ProjectText.Optional(note, Defect.TextLength, "MendNote");
        if (day.IsRefused || words.IsRefused) return Result.Refuse([.. day.Refusals, .. words.Refusals]);
        var found = await db.Set<Inspection>().Where(i => i.Id == defect.InspectionId).Select(i => i.HeldOn).FirstAsync(cancel);
        var done = defect.Mend(day.Value, words.Value.Length > 0 ? words.Value : null, found, desk.Today);
        if (done.IsRefused) return done;
        news.Note(project, "mended", new("一处问题整改好了", "A defect was mended"), defect.Text, desk.Now);
        process.Raise(new ProjectEntered(project.Id, "defect-mended", defect.Id));
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> UndoMendAsync(Guid projectId, Guid defectId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, defectId, cancel) is not ({ } project, { } defect)) return AcceptanceRefusals.NotFound;
        if (project.Standing != ProjectStanding.Acceptance) return ProjectRefusals.NotAtAcceptance;
        defect.Undo();
        news.Note(project, "mend-undone", new("更正：这处问题还没有整改好", "Correction: this defect is not mended yet"), defect.Text, desk.Now);
        process.Raise(new ProjectEntered(project.Id, "defect-not-mended", defect.Id));
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    private async Task<Result<(Inspection, List<Defect>)>> ReadAsync(Project project, InspectionInput input, CancellationToken cancel)
    {
        var day = ProjectText.Day(input.HeldOn, "HeldOn");
        var points = ProjectText.Read(input.Checked, Inspection.ListLength, AcceptanceRefusals.CheckedMissing);
        var note = ProjectText.Optional(input.Note, Inspection.NoteLength, "Note");
        var found = ProjectText.Optional(input.Defects, Inspection.ListLength, "Defects");
        var refusals = new List<Refusal>([.. day.Refusals, .. points.Refusals, .. note.Refusals, .. found.Refusals]);
        if (day.IsOk && day.Value > desk.Today) refusals.Add(ProjectRefusals.DayInFuture.At("HeldOn"));
        if (day.IsOk && day.Value < project.CompletedOn) refusals.Add(AcceptanceRefusals.HeldBeforeDone);
        var named = await db.Set<Supervisor>().Where(s => s.ProjectId == project.Id && s.RemovedAt == null).Select(s => s.Id).ToListAsync(cancel);
        if (!Guid.TryParse(input.FirstSupervisor, out var first) || !Guid.TryParse(input.SecondSupervisor, out var second) || first == second || !named.Contains(first) || !named.Contains(second))
        {
            refusals.Add(AcceptanceRefusals.SupervisorUnknown);
            (first, second) = (Guid.Empty, Guid.Empty);
        }
        var lines = found.IsOk ? ProjectText.Lines(found.Value) : [];
        if (lines.Any(l => l.Length > Defect.TextLength)) refusals.Add(AcceptanceRefusals.DefectsWrong.With(Defect.TextLength));
        var mendBy = lines.Count > 0 ? ProjectText.Day(input.MendBy, "MendBy") : desk.Today;
        refusals.AddRange(mendBy.Refusals);
        if (lines.Count > 0 && mendBy.IsOk && day.IsOk && mendBy.Value < day.Value) refusals.Add(AcceptanceRefusals.MendByPast);
        if (refusals.Count > 0) return Result<(Inspection, List<Defect>)>.Refuse(refusals);
        var number = 1 + await db.Set<Inspection>().CountAsync(i => i.ProjectId == project.Id, cancel);
        var inspection = new Inspection
        {
            Id = Ids.New(desk.Now), ProjectId = project.Id, Number = number, HeldOn = day.Value, Checked = points.Value, Note = note.Value.Length > 0 ? note.Value : null,
            FirstSupervisorId = first, SecondSupervisorId = second, EnteredBy = desk.Me, EnteredAt = desk.Now,
        };
        return (inspection, [.. lines.Select(l => new Defect { Id = Ids.New(desk.Now), ProjectId = project.Id, InspectionId = inspection.Id, Text = l, MendBy = mendBy.Value })]);
    }

    private async Task<Result> MovedAsync(Project project, ProjectStanding from, string kind, LocalizedText words, Process process, CancellationToken cancel)
    {
        process.Raise(new ProjectMoved(project.Id, from, project.Standing));
        await news.TellAsync(project, kind, words, null, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    private Task<Project?> FindAsync(Guid projectId, CancellationToken cancel) => desk.FindAsync(projectId, ProjectPermissions.Run, cancel);

    private async Task<(Project? Project, Defect? Defect)> FindAsync(Guid projectId, Guid defectId, CancellationToken cancel) =>
        (await FindAsync(projectId, cancel), await db.Set<Defect>().FirstOrDefaultAsync(d => d.Id == defectId && d.ProjectId == projectId, cancel));

    private Task<Inspection?> OpenAsync(Guid projectId, CancellationToken cancel) => db.Set<Inspection>().FirstOrDefaultAsync(i => i.ProjectId == projectId && i.SettledAt == null, cancel);
}
