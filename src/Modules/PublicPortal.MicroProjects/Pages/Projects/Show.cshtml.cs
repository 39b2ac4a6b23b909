using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.MicroProjects.Pages.Projects;

/// <summary><c>/projects/{id}</c>: one page from the proposal's first day to the evaluation, the same for everybody.</summary>
[PublicPage]
internal sealed class ShowModel(ProjectQueries projects, CommunityMap map, IOptions<MicroProjectsOptions> options, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public ProjectStory Story { get; private set; } = null!;
    public ProposalStory Proposed => Story.Proposal;
    public ProjectFile? Dossier => Story.File;
    public Project? Project => Story.File?.Project;
    public IReadOnlyList<StoryLine> Timeline { get; private set; } = [];
    public MapView? Map { get; private set; }

    public string Title => Project?.Title ?? Proposed.Proposal.Title;
    public LocalizedText Tag => Project is { } project ? ProjectWords.Of(project.Standing) : ProjectWords.Of(Proposed.Proposal.Standing);
    public string TagIcon => Project is { } project ? ProjectWords.Icon(project.Standing) : "people";

    /// <summary>Where it stands, in one line under the seven steps.</summary>
    public string Line => Project switch
    {
        { Standing: ProjectStanding.Implementing } p when Dossier!.Contract is { } contract => contract.StartsOn > Story.Today
            ? T($"{ChinaTime.Short(contract.StartsOn)}开工，计划 {ChinaTime.Short(contract.EndsOn)}完工", $"Starts {ChinaTime.Short(contract.StartsOn)}, planned until {ChinaTime.Short(contract.EndsOn)}")
            : T($"实施第 {Story.Today.DayNumber - contract.StartsOn.DayNumber + 1} 天，计划 {ChinaTime.Short(contract.EndsOn)}完工", $"Day {Story.Today.DayNumber - contract.StartsOn.DayNumber + 1} of the works, planned until {ChinaTime.Short(contract.EndsOn)}"),
        { Standing: ProjectStanding.Implementing, DueOn: { } due } => T($"正在找供应商、签合同，最晚 {ChinaTime.Short(due)}", $"A supplier is being found; contract by {ChinaTime.Short(due)}"),
        { Standing: ProjectStanding.OnNotice, NoticeTo: { } to } when to >= Story.Today => T($"公示到 {ChinaTime.Short(to)}，{ProjectWords.Left(to, Story.Today).Zh}，可以提异议", $"On notice until {ChinaTime.Short(to)}, {ProjectWords.Left(to, Story.Today).En}; you may object"),
        { Standing: ProjectStanding.Evaluating, EvaluateTo: { } until } when until >= Story.Today => T($"居民可以评价到 {ChinaTime.Short(until)}", $"Residents may evaluate until {ChinaTime.Short(until)}"),
        { Standing: ProjectStanding.Finished } => T("全部办完，花了多少、做得怎样都在下面", "All is done; what it cost and how it became stands below"),
        { EndReason: { } reason } => reason,
        { } project => T($"下一步：{ProjectWords.Next(project.Standing).Zh}", $"Next: {ProjectWords.Next(project.Standing).En}"),
        null => Proposed.Proposal.Standing switch
        {
            ProposalStanding.Open when Proposed.Proposal.AnswerDue is null => T($"已有 {Proposed.Endorsements} 人附议，满 {Proposed.Round.Threshold} 人就必须答复", $"{Proposed.Endorsements} stand behind it; with {Proposed.Round.Threshold} it must be answered"),
            ProposalStanding.NotChosen => T("居民议事会投票时，钱先给了票数更多的项目。投票结果谁都可以核对。", "In the council's vote the money went to others first. Anyone can check the result."),
            ProposalStanding.Refused => T("不符合这次征集的规则，理由在下面。", "It does not fit the rules of the round; the reasons are below."),
            _ when Proposed.Proposal.AnswerDue is { } due && Proposed.Proposal.AnsweredAt is null => T($"最晚 {ChinaTime.Short(due)}公开答复，{ProjectWords.Left(due, Story.Today).Zh}", $"A public answer by {ChinaTime.Short(due)}, {ProjectWords.Left(due, Story.Today).En}"),
            _ when Proposed.Proposal.EndReason is { Length: > 0 } reason => T($"{ProjectWords.Of(Proposed.Proposal.Standing).Zh}：{reason}", $"{ProjectWords.Of(Proposed.Proposal.Standing).En}: {reason}"),
            _ => ProjectWords.Of(Proposed.Proposal.Standing).ToString(),
        },
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        HttpContext.TagPage(ProposalQueries.Tag(Id));   // an address without a page may become one
        if (await projects.StoryAsync(Id, cancel) is not { } story) return NotFound();
        Story = story;
        var proposal = story.Proposal.Proposal;
        HttpContext.TagPage(RoundQueries.Tag(proposal.RoundId));
        if (proposal.TakesEndorsements) HttpContext.PageIsGoodUntil(clock.GetUtcNow().AddSeconds(options.Value.CountsAgeSeconds));   // endorsing evicts nothing
        Timeline = ProjectTimeline.Of(story);
        Map = await map.DrawAsync(proposal.ScopePath, [(Title, null, proposal.Longitude, proposal.Latitude, proposal.BuildingId, story.IsLate)], cancel);
        return Page();
    }
}
