using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.MicroProjects.Consultation;

/// <summary>A proposal as the desk sees it: with the checklist, the case and who has an interest.</summary>
internal sealed record DeskCase(ProposalStory Story, IReadOnlyList<CheckLine> Checklist, CaseState? Case, IReadOnlyList<InterestDeclaration> Interests, IReadOnlyList<ProposalPhoto> AllPhotos, Refusal? MayNotDecide)
{
    public IReadOnlyDictionary<Guid, AccountInfo> People { get; init; } = new Dictionary<Guid, AccountInfo>();

    /// <summary>Open opinions that the present official may give.</summary>
    public IReadOnlyCollection<Guid> Doable { get; init; } = [];
    public bool HasInterest { get; init; }
    public Proposal Proposal => Story.Proposal;
}

/// <summary>Lists and cases of the desk, within the own area.</summary>
internal sealed class DeskProposals(
    PortalDbContext db, ICurrentUser user, ProposalQueries proposals, ConsultationService consultation, IWorkflowCases cases, ITaskInbox inbox, IAccounts accounts, TimeProvider clock)
{
    public static readonly ListInfo Info = new("microprojects.proposals", "/desk/proposals", MicroProjectsPermissions.View, ["round", "words"], "todo");

    public async Task<IReadOnlyList<ProposalLine>> ListAsync(ListView list, CancellationToken cancel)
    {
        var today = ChinaTime.Today(clock);
        var all = db.Set<Proposal>().AsNoTracking().Where(ScopeFilter.Below<Proposal>([.. user.Scopes(MicroProjectsPermissions.View)], p => p.ScopePath));
        var rounds = await db.Set<Round>().AsNoTracking().Where(ScopeFilter.Below<Round>([.. user.Scopes(MicroProjectsPermissions.View)], r => r.ScopePath)).Where(r => r.PublishedAt != null)
            .OrderByDescending(r => r.PublishedAt).Take(100).Select(r => new { r.Id, r.CommunityName, r.Title }).ToListAsync(cancel);
        list.Fields =
        [
            new("round", new("征集", "Round"), ListFieldKind.Choice, [.. rounds.Select(r => new SelectListItem($"{r.CommunityName} {r.Title}", r.Id.ToString()))]),
            new("words", new("标题或编号", "Title or number"), ListFieldKind.Text),
        ];
        if (list.Id("round") is { } round) all = all.Where(p => p.RoundId == round);
        if (list["words"] is { } words)
        {
            var number = ProposalNumbers.Read(words);
            all = number is null ? all.Where(p => p.Title.Contains(words)) : all.Where(p => p.Number == number);
        }
        var tabs = new (string Key, LocalizedText Title, IQueryable<Proposal> Rows)[]
        {
            ("todo", new("要办的", "To do"), all.Where(p => p.Standing == ProposalStanding.Waiting || p.Standing == ProposalStanding.Consulting || (p.Standing == ProposalStanding.Open && p.AnswerDue != null)
                || db.Set<AnswerObjection>().Any(o => o.ProposalId == p.Id && o.RepliedAt == null))),
            ("late", new("超期", "Late"), all.Where(p => p.AnswerDue != null && p.AnswerDue < today && p.AnsweredAt == null && (p.Standing == ProposalStanding.Open || p.Standing == ProposalStanding.Consulting))),
            ("open", new("征集附议", "Collecting"), all.Where(p => p.Standing == ProposalStanding.Open)),
            ("answered", new("已答复", "Answered"), all.Where(p => p.AnsweredAt != null)),
            ("all", new("全部", "All"), all),
        };
        var shown = tabs.FirstOrDefault(t => t.Key == list.Shown) is { Rows: not null } chosen ? chosen : tabs[0];
        var counted = new List<ListTab>();
        foreach (var tab in tabs) counted.Add(new ListTab(tab.Key, tab.Title, await tab.Rows.CountAsync(cancel), tab.Key == "late"));
        list.Tabs = counted;
        list.Total = counted.First(t => t.Key == shown.Key).Count;
        // The earliest answer due first; those without a clock by when they came.
        return await proposals.LinesAsync(shown.Rows.OrderBy(p => p.AnswerDue == null).ThenBy(p => p.AnswerDue).ThenBy(p => p.SentAt).Skip(list.Skip).Take(Info.PageSize), cancel);
    }

    public async Task<DeskCase?> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await proposals.FindAsync(id, cancel) is not { } proposal || !user.Has(MicroProjectsPermissions.View, proposal.ScopePath)) return null;
        var story = await proposals.StoryAsync(proposal, cancel);
        var interests = await db.Set<InterestDeclaration>().AsNoTracking().Where(i => i.ProposalId == id).OrderBy(i => i.At).ToListAsync(cancel);
        var photos = await db.Set<ProposalPhoto>().AsNoTracking().Where(p => p.ProposalId == id).OrderBy(p => p.Position).ToListAsync(cancel);
        var state = await cases.FindAsync(ConsultationKind.Code, id, cancel);
        var people = interests.Select(i => i.OfficialAccountId).Concat(story.Answers.Select(a => a.By)).Concat(story.Checks.Select(c => c.By ?? Guid.Empty))
            .Concat(state?.Tasks.Select(t => t.DoneBy ?? t.AssigneeAccountId ?? Guid.Empty) ?? []).Append(proposal.EnteredBy ?? Guid.Empty).Where(p => p != Guid.Empty).Distinct().ToList();
        return new DeskCase(story, Checklist.Of(proposal, story.Round, story.Rules, story.Estimate?.Amount ?? proposal.Estimate, story.Checks), state, interests, photos, await consultation.MayDecideAsync(proposal, cancel))
        {
            People = await accounts.FindManyAsync(people, cancel),
            Doable = state is { Standing: not CaseStanding.Ended } ? await inbox.DoableAsync(state.Id, cancel) : [],
            HasInterest = interests.Any(i => i.OfficialAccountId == user.AccountId),
        };
    }
}
