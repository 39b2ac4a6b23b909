using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>The desk's list of projects: late ones first.</summary>
internal sealed class ProjectLists(PortalDbContext db, IPlaces places, ICurrentUser user, TimeProvider clock)
{
    public static readonly ListInfo Info = new("microprojects.projects", "/desk/projects", ProjectPermissions.Run, ["number", "place", "standing"], "todo", PageSize: 30);
    private static readonly string[] Shows = ["late", "todo", "over", "all"];
    private static readonly ProjectStanding[] Over = [ProjectStanding.Refused, ProjectStanding.Stopped, ProjectStanding.Finished];

    public DateOnly Today => ChinaTime.Today(clock);

    public async Task<IReadOnlyList<Project>> LoadAsync(ListView list, CancellationToken cancel)
    {
        var scopes = user.Scopes(list.Info.Permission);
        var query = db.Set<Project>().AsNoTracking().Where(ScopeFilter.Below<Project>(scopes, p => p.ScopePath));
        if (list["number"] is { } typed)
        {
            var number = HumanCode.Normalize(typed);
            query = query.Where(p => p.Number.Contains(number) || p.Title.Contains(typed));
        }
        if (list.Id("place") is { } placeId)
        {
            var path = (await places.FindPlaceAsync(placeId, cancel))?.ScopePath ?? "?";
            query = query.Where(p => p.ScopePath.StartsWith(path));
        }
        if (Enum.TryParse<ProjectStanding>(list["standing"], out var standing) && Enum.IsDefined(standing)) query = query.Where(p => p.Standing == standing);
        var today = Today;
        var groups = await query.Select(p => new { Over = Over.Contains(p.Standing), Late = p.DueOn != null && p.DueOn < today }).GroupBy(p => p).Select(g => new { g.Key.Over, g.Key.Late, Count = g.Count() }).ToListAsync(cancel);
        int Of(string show) => groups.Where(g => show switch { "late" => g.Late && !g.Over, "todo" => !g.Over, "over" => g.Over, _ => true }).Sum(g => g.Count);
        list.Tabs = [.. Shows.Select(s => new ListTab(s, Title(s), Of(s), Warns: s == "late"))];
        list.Total = Of(list.Shown);
        list.Fields =
        [
            new("number", new("编号或标题", "Number or title"), ListFieldKind.Text),
            new("place", new("社区", "Community"), ListFieldKind.Choice, await CommunitiesAsync(scopes, cancel)),
            new("standing", new("进展", "Standing"), ListFieldKind.Choice, [.. Enum.GetValues<ProjectStanding>().Select(s => new SelectListItem(ProjectWords.Of(s).ToString(), s.ToString()))]),
        ];
        query = list.Shown switch
        {
            "late" => query.Where(p => p.DueOn < today && !Over.Contains(p.Standing)),
            "todo" => query.Where(p => !Over.Contains(p.Standing)),
            "over" => query.Where(p => Over.Contains(p.Standing)),
            _ => query,
        };
        return await query.OrderBy(p => p.DueOn == null).ThenBy(p => p.DueOn).ThenByDescending(p => p.DecidedAt).ThenBy(p => p.Id).Skip(list.Skip).Take(list.Info.PageSize).ToListAsync(cancel);
    }

    private async Task<IReadOnlyList<SelectListItem>> CommunitiesAsync(IReadOnlyList<string> scopes, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, PlaceInfo>();
        foreach (var scope in scopes)
            foreach (var place in await places.PlacesAsync(PlaceLevel.Community, scope, cancel)) found[place.Id] = place;
        return [.. found.Values.OrderBy(p => p.ScopePath, StringComparer.Ordinal).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
    }

    private static LocalizedText Title(string show) => show switch
    {
        "late" => new("超期", "Late"),
        "todo" => new("进行中", "Under way"),
        "over" => new("已结束", "Over"),
        _ => new("全部", "All"),
    };
}
