using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Council.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Objections;

/// <summary>Residents object within the term; each objection gets an answer, and an upheld one has its consequence in the same transaction.</summary>
internal sealed class ObjectionService(
    PortalDbContext db, ProjectDesk desk, ProjectNews news, ResidentGate gate, ICouncils councils, WorkingCalendar calendar, IOptions<ProjectOptions> options)
{
    public async Task<Result> MakeAsync(Guid projectId, Guid accountId, string? text, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, cancel) is not { } project) return ProjectRefusals.NotFound;
        if (Closed(project) is { } closed) return closed;
        var person = await gate.OfAccountAsync(accountId, project, orProposer: false, cancel);
        return person.IsRefused ? person : await AddAsync(project, person.Value, accountId, null, text, process, cancel);
    }

    public async Task<Result> EnterAsync(Guid projectId, PresentPerson typed, string? text, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, MicroProjectsPermissions.Enter, cancel) is not { } project) return ProjectRefusals.NotFound;
        if (Closed(project) is { } closed) return closed;
        var person = await gate.PresentAsync(typed, project, orProposer: false, process, cancel);
        return person.IsRefused ? person : await AddAsync(project, person.Value, person.Value.AccountId, desk.Me, text, process, cancel);
    }

    public async Task<Result> WithdrawAsync(Guid projectId, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, cancel) is not { } project
            || await db.Set<Objection>().FirstOrDefaultAsync(o => o.ProjectId == projectId && o.NoticeNumber == project.NoticeNumber && o.AccountId == accountId, cancel) is not { } own) return ObjectionRefusals.NotFound;
        var done = own.Withdraw(desk.Now);
        if (done.IsRefused) return done;
        process.Raise(new ObjectionSettled(project.Id, own.Id, "Withdrawn"));
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> AnswerAsync(Guid projectId, Guid objectionId, string? outcome, string? reply, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, ProjectPermissions.Answer, cancel) is not { } project
            || await db.Set<Objection>().FirstOrDefaultAsync(o => o.Id == objectionId && o.ProjectId == projectId, cancel) is not { } objection) return ObjectionRefusals.NotFound;
        if (!Enum.TryParse<ObjectionOutcome>(outcome, out var how) || !Enum.IsDefined(how)) return ObjectionRefusals.OutcomeMissing;
        var text = ProjectText.Read(reply, Objection.TextLength, ObjectionRefusals.AnswerMissing);
        if (text.IsRefused) return text;
        var done = objection.Reply(how, text.Value, desk.Me, desk.Now);
        if (done.IsRefused) return done;
        process.Raise(new ObjectionSettled(project.Id, objection.Id, how.ToString()));
        if (how != ObjectionOutcome.NotUpheld && await UpholdAsync(project, how, text.Value, process, cancel) is { IsRefused: true } refused) return refused;
        await news.AnswerAsync(objection.AccountId, project, new("您的异议有答复了", "Your objection has an answer"), cancel);
        news.Note(project, "objection-answered", new("一条异议有了答复", "An objection was answered"), null, desk.Now);
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    private async Task<Result> UpholdAsync(Project project, ObjectionOutcome how, string reason, Process process, CancellationToken cancel)
    {
        var from = project.Standing;
        if (how == ObjectionOutcome.Stopped)
        {
            if (project.Stop(reason, desk.Now) is { IsRefused: true } over) return over;
            await news.TellAsync(project, "stopped", new("异议成立，项目停止", "An objection was upheld; the project ends"), reason, cancel);
        }
        else
        {
            if (project.SendBack() is { IsRefused: true } notNow) return notNow;
            if (await PutAsync(project, reason, process, cancel) is { IsRefused: true } refused) return refused;
            await news.TellAsync(project, "back-at-council", new("异议成立，交回议事会再议", "An objection was upheld; the council looks again"), reason, cancel);
        }
        process.Raise(new ProjectMoved(project.Id, from, project.Standing));
        return Result.Ok();
    }

    /// <summary>The matter was taken back before a vote: it goes before the council once more, so that the project does not hang.</summary>
    public async Task<Result> PutAgainAsync(Guid projectId, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, ProjectPermissions.Answer, cancel) is not { } project) return ProjectRefusals.NotFound;
        if (project.Standing != ProjectStanding.BackAtCouncil) return ObjectionRefusals.NotBack;
        var reason = await db.Set<Objection>().AsNoTracking().Where(o => o.ProjectId == projectId && o.Outcome == ObjectionOutcome.BackToCouncil).OrderByDescending(o => o.AnsweredAt).Select(o => o.Answer).FirstOrDefaultAsync(cancel);
        if (await PutAsync(project, reason ?? "", process, cancel) is { IsRefused: true } refused) return refused;
        news.Note(project, "back-at-council", new("再次提交议事会再议", "Put before the council once more"), null, desk.Now);
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    private async Task<Result> PutAsync(Project project, string reason, Process process, CancellationToken cancel)
    {
        var title = new LocalizedText($"再议：{project.Title}", $"Again: {project.Title}");
        var text = new LocalizedText($"公示期间有异议成立，请议事会再议是否还做这个项目。理由：{reason}", $"An objection was upheld during the notice: does the project go on? Reason: {reason}");
        var put = await councils.PutAsync(new CouncilBusiness(project.CommunityId, ResolutionHandler.AgainKind, project.Id, title, text, ProjectNews.PathOf(project.Id)), process, cancel);
        if (put.IsOk) return Result.Ok();
        return await councils.OfCommunityAsync(project.CommunityId, cancel) is null ? ObjectionRefusals.NoCouncil : put;
    }

    private async Task<Result> AddAsync(Project project, PersonInfo person, Guid? account, Guid? clerk, string? typed, Process process, CancellationToken cancel)
    {
        var text = ProjectText.Read(typed, Objection.TextLength, ObjectionRefusals.TextMissing);
        if (text.IsRefused) return text;
        var objection = new Objection
        {
            Id = Ids.New(desk.Now), ProjectId = project.Id, NoticeNumber = project.NoticeNumber, PersonId = person.Id, AccountId = account, PersonName = person.MaskedName, EnteredBy = clerk,
            Text = text.Value, MadeAt = desk.Now, AnswerBy = calendar.Add(desk.Today, options.Value.ObjectionWorkingDays),
        };
        db.Add(objection);
        process.Raise(new ObjectionMade(project.Id, objection.Id, clerk is not null));
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel, (ProjectsModel.ObjectionIndex, ObjectionRefusals.Twice));
    }

    private Refusal? Closed(Project project) => project.TakesObjections(desk.Today) ? null : project.Standing == ProjectStanding.OnNotice || project.NoticeTo < desk.Today ? ObjectionRefusals.TooLate : ObjectionRefusals.NotYet;

    private Task<Project?> FindAsync(Guid id, CancellationToken cancel) => db.Set<Project>().FirstOrDefaultAsync(p => p.Id == id, cancel);
}
