using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Council.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Funds;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Changes;

/// <summary>Asks for changes: small ones are the street's to decide, above the limit they go back to the council.</summary>
internal sealed class ChangeService(PortalDbContext db, ProjectDesk desk, ProjectNews news, ICouncils councils, FundQueries funds, IOptions<ProjectOptions> options)
{
    public async Task<Result> AskAsync(Guid projectId, string? title, string? text, string? added, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, ProjectPermissions.Run, cancel) is not { } project) return ProjectRefusals.NotFound;
        if (project.Standing is not (ProjectStanding.Implementing or ProjectStanding.Acceptance)) return ChangeRefusals.NotNow;
        var name = ProjectText.Read(title, ProjectChange.TitleLength, ChangeRefusals.TitleMissing);
        var words = ProjectText.Read(text, ProjectChange.TextLength, ChangeRefusals.TextMissing);
        var refusals = new List<Refusal>([.. name.Refusals, .. words.Refusals]);
        if (Yuan.Read(added) is not { } fen) return Result.Refuse([.. refusals, ChangeRefusals.AddedWrong]);
        if (project.ApprovedFen + fen < project.SpentFen || project.ApprovedFen + fen <= 0) refusals.Add(ProjectRefusals.ChangeBelowSpent);
        if (fen > 0 && await funds.LeftAsync(project.CommunityId, project.Year, cancel) is var left && fen > left) refusals.Add(ChangeRefusals.AboveFund.With(Yuan.Zh(left), Yuan.En(left)));
        if (refusals.Count > 0) return Result.Refuse(refusals);
        var earlier = await db.Set<ProjectChange>().Where(c => c.ProjectId == projectId).ToListAsync(cancel);
        if (earlier.Any(c => c.IsOpen)) return ChangeRefusals.OneAtATime;
        var change = new ProjectChange
        {
            Id = Ids.New(desk.Now), ProjectId = projectId, Number = earlier.Count + 1, Title = name.Value, Text = words.Value, AddedFen = fen, AskedBy = desk.Me, AskedAt = desk.Now,
        };
        // Many small changes are one large one.
        var byCouncil = options.Value.NeedsCouncil(project.FirstApprovedFen, earlier.Where(c => c.Standing == ChangeStanding.Approved).Sum(c => c.AddedFen), fen);
        if (byCouncil && await PutAsync(project, change, process, cancel) is { IsRefused: true } refused) return refused;
        db.Add(change);
        process.Raise(new ChangeAsked(project.Id, change.Id, fen, byCouncil));
        await news.TellAsync(project, "change-asked", byCouncil ? new("要变更，等议事会决定", "A change is asked for; the council decides") : new("要变更，等街道决定", "A change is asked for; the street decides"), name.Value, cancel);
        return await desk.SaveAsync(project, cancel, (ProjectsModel.OpenChangeIndex, ChangeRefusals.OneAtATime), ("ix_microprojects_change_project_id_number", ChangeRefusals.OneAtATime));
    }

    public async Task<Result> DecideAsync(Guid projectId, Guid changeId, bool approve, string? reason, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, changeId, ProjectPermissions.Confirm, cancel) is not ({ } project, { } change)) return ChangeRefusals.NotFound;
        var why = ProjectText.Optional(reason, ProjectChange.TextLength, "Reason");
        if (why.IsRefused) return why;
        if (!approve && why.Value.Length == 0) return ProjectRefusals.ReasonMissing;
        var done = change.DecideByStreet(project, approve, why.Value.Length > 0 ? why.Value : null, desk.Me, desk.Now);
        if (done.IsRefused) return done;
        process.Raise(new ChangeSettled(project.Id, change.Id, change.Standing.ToString()));
        await news.TellAsync(project, "change-decided", approve ? new("街道同意变更", "The street agreed to a change") : new("街道没有同意变更", "The street did not agree to a change"), change.Title, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> WithdrawAsync(Guid projectId, Guid changeId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, changeId, ProjectPermissions.Run, cancel) is not ({ } project, { } change)) return ChangeRefusals.NotFound;
        // What the council's own desk has taken back is not taken back twice.
        if (change.BusinessId is { } business && change.IsOpen && await councils.FindBusinessAsync(business, cancel) is { Standing: not BusinessStanding.Withdrawn }
            && await councils.WithdrawAsync(business, process, cancel) is { IsRefused: true } refused) return refused;
        var done = change.Withdraw(desk.Now);
        if (done.IsRefused) return done;
        process.Raise(new ChangeSettled(project.Id, change.Id, change.Standing.ToString()));
        news.Note(project, "change-withdrawn", new("变更撤回", "The change was taken back"), change.Title, desk.Now);
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    private async Task<Result> PutAsync(Project project, ProjectChange change, Process process, CancellationToken cancel)
    {
        if (await councils.OfCommunityAsync(project.CommunityId, cancel) is null) return ChangeRefusals.NoCouncil;
        var (sign, sum) = (change.AddedFen < 0 ? "−" : "+", Math.Abs(change.AddedFen));
        var put = await councils.PutAsync(new CouncilBusiness(project.CommunityId, ResolutionHandler.ChangeKind, change.Id,
            new($"变更：{project.Title}", $"Change: {project.Title}"),
            new($"{change.Title}（{sign}{Yuan.Zh(sum)}）\n{change.Text}", $"{change.Title} ({sign}{Yuan.En(sum)})\n{change.Text}"), ProjectNews.PathOf(project.Id)), process, cancel);
        if (put.IsOk) change.PutBeforeCouncil(put.Value);
        return put;
    }

    private async Task<(Project? Project, ProjectChange? Change)> FindAsync(Guid projectId, Guid changeId, Permission permission, CancellationToken cancel) =>
        (await desk.FindAsync(projectId, permission, cancel), await db.Set<ProjectChange>().FirstOrDefaultAsync(c => c.Id == changeId && c.ProjectId == projectId, cancel));
}
