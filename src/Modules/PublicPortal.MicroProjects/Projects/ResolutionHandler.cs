using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Council.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Changes;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>What the council decided becomes a project, changes one or lets one go on; in the transaction that closes the poll.</summary>
internal sealed class ResolutionHandler(PortalDbContext db, ProjectNews news, ProjectDues dues, WorkingCalendar calendar, IOptions<ProjectOptions> options, TimeProvider clock) : IEventHandler<BusinessResolved>
{
    public const string RoundKind = CouncilService.SubjectKind, ChangeKind = "microprojects.change", AgainKind = "microprojects.project";

    public async Task HandleAsync(BusinessResolved happened, Process process, CancellationToken cancel)
    {
        switch (happened.SubjectKind)
        {
            case RoundKind when happened.Carried: await BeginAsync(happened, process, cancel); break;
            case ChangeKind: await ChangeAsync(happened, process, cancel); break;
            case AgainKind: await AgainAsync(happened, process, cancel); break;
        }
    }

    private async Task BeginAsync(BusinessResolved happened, Process process, CancellationToken cancel)
    {
        if (await db.Set<Round>().FirstOrDefaultAsync(r => r.Id == happened.About, cancel) is not { } round) return;
        var proposals = await db.Set<Proposal>().Where(p => p.RoundId == round.Id).ToListAsync(cancel);
        var begun = (await db.Set<Project>().Where(p => p.RoundId == round.Id).Select(p => p.Id).ToListAsync(cancel)).ToHashSet();
        foreach (var id in happened.Selected)
        {
            var proposal = proposals.FirstOrDefault(p => CouncilService.OptionId(p.Id) == id);
            if (proposal?.Estimate is not > 0 || !begun.Add(proposal.Id)) continue;
            var project = Project.Choose(proposal.Id, round.Id, round.Year, round.CommunityId, proposal.ScopePath, proposal.Number, proposal.Title, proposal.Kind, proposal.Estimate.Value,
                happened.PollId, clock.GetUtcNow(), ConfirmBy());
            db.Add(project);
            process.Raise(new ProjectBegun(project.Id, round.Id, happened.PollId, project.ApprovedFen));
            news.Note(project, "resolved", new("居民议事会选中了这个项目", "The council has chosen this project"), null, clock.GetUtcNow());   // followers hear it with the round
            await news.EvictAsync(project, cancel);
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task ChangeAsync(BusinessResolved happened, Process process, CancellationToken cancel)
    {
        if (await db.Set<ProjectChange>().FirstOrDefaultAsync(c => c.Id == happened.About, cancel) is not { } change
            || await db.Set<Project>().FirstOrDefaultAsync(p => p.Id == change.ProjectId, cancel) is not { } project) return;
        var takes = change.DecideByCouncil(project, happened.Carried, happened.PollId, clock.GetUtcNow());
        process.Raise(new ChangeSettled(project.Id, change.Id, change.Standing.ToString()));
        await news.TellAsync(project, "change-decided", takes ? new("议事会同意变更", "The council agreed to a change") : new("议事会没有同意变更", "The council did not agree to a change"), change.Title, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task AgainAsync(BusinessResolved happened, Process process, CancellationToken cancel)
    {
        if (await db.Set<Project>().FirstOrDefaultAsync(p => p.Id == happened.About && p.Standing == ProjectStanding.BackAtCouncil, cancel) is not { } project) return;
        var reason = "异议成立后议事会再议，没有通过。 / After an upheld objection the council did not carry it again.";
        project.DecideAgain(happened.Carried, happened.PollId, reason, clock.GetUtcNow(), ConfirmBy());
        process.Raise(new ProjectMoved(project.Id, ProjectStanding.BackAtCouncil, project.Standing));
        await news.TellAsync(project, "resolved-again", happened.Carried ? new("议事会再议：仍然要做", "The council looked again: it goes on") : new("议事会再议：不做了", "The council looked again: it ends"), null, cancel);
        await db.SaveChangesAsync(cancel);
        await dues.SettleAsync(project, cancel);
    }

    private DateOnly ConfirmBy() => calendar.Add(ChinaTime.Today(clock), options.Value.ConfirmWorkingDays);
}
