using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Funds;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>身边的项目, on a community's home: its projects, on a small map.</summary>
internal sealed class ProjectsNearby(ProjectQueries projects, CommunityMap map, TimeProvider clock) : ICommunitySlot
{
    private const int Shown = 6;

    public int Order => 20;

    public async Task<CommunityBlock?> ForAsync(CommunityPlace place, ICollection<string> tags, CancellationToken cancel)
    {
        tags.Add(ProposalQueries.AllTag);
        var lines = await projects.LinesAsync(place.ScopePath, 0, Shown, cancel);
        if (lines.Count == 0) return null;
        var today = ChinaTime.Today(clock);
        var total = await projects.CountAsync(place.ScopePath, cancel);
        var drawn = await map.DrawAsync(place.ScopePath, [.. lines.Select(l => (l.Project.Title, (string?)ProjectNews.PathOf(l.Project.Id), l.Longitude, l.Latitude, l.BuildingId, l.Project.IsLate(today)))], cancel);
        return new CommunityBlock(new($"身边的项目（{total}）", $"Projects nearby ({total})"),
            [.. lines.Select((l, i) => new CommunityRow(ProjectWords.Icon(l.Project.Standing), $"{i + 1}. {l.Project.Title}", Why(l.Project, today), ProjectNews.PathOf(l.Project.Id)))],
            "/projects?community=" + place.Code)
        {
            Figure = drawn is null ? null : new CommunityFigure("/Pages/Shared/Projects/_Map.cshtml", drawn),
        };
    }

    private static string Why(Project project, DateOnly today) => project switch
    {
        _ when project.IsLate(today) => $"{ProjectWords.Of(project.Standing)}{T("，", ", ")}{ProjectWords.Left(project.DueOn!.Value, today)}",
        { Standing: ProjectStanding.OnNotice, NoticeTo: { } to } => T($"公示中，还可以提异议，到 {ChinaTime.Short(to)}", $"On notice: you may object until {ChinaTime.Short(to)}"),
        _ => ProjectWords.Of(project.Standing).ToString(),
    };
}

/// <summary>今年的社区基金, as one bar.</summary>
internal sealed class FundNearby(PortalDbContext db, FundQueries funds, TimeProvider clock) : ICommunitySlot
{
    public int Order => 25;

    public async Task<CommunityBlock?> ForAsync(CommunityPlace place, ICollection<string> tags, CancellationToken cancel)
    {
        tags.Add(ProposalQueries.AllTag);
        var year = ChinaTime.Today(clock).Year;
        var newest = await db.Set<Round>().Where(r => r.CommunityCode == place.Code && r.Year <= year && r.Standing != RoundStanding.Draft && r.Standing != RoundStanding.Cancelled).MaxAsync(r => (int?)r.Year, cancel);
        if (newest is null || await funds.AccountAsync(place.Code, newest.Value, cancel) is not { } account) return null;
        return new CommunityBlock(new($"{account.Year} 年的社区基金", $"The community's fund of {account.Year}"),
            [new CommunityRow("wallet", T($"{account.Year} 年的账，每一笔", $"The account of {account.Year}, payment by payment"), T("表格、每个项目、开放数据", "By project, as a table, open data"), $"/funds/{place.Code}/{account.Year}")])
        {
            Figure = new CommunityFigure("/Pages/Shared/Projects/_Fund.cshtml", account),
        };
    }
}
