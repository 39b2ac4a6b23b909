using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Desk;

/// <summary>The desk's list of declarations; an export takes the same rows.</summary>
internal sealed class DeclarationLists(PortalDbContext db, DeclarationQueries declarations, DeskPlaces places, ICurrentUser user)
{
    public static readonly ListInfo Info = new("residence.declarations", "/desk/residence/declarations", ResidencePermissions.ViewDeclarations,
        ["number", "place", "rule", "channel", "since", "until"], "todo", PageSize: 30);

    public static readonly IReadOnlyList<string> Shows = ["todo", "review", "accepted", "refused", "ended", "all"];

    public async Task<IReadOnlyList<DeclarationLine>> LoadAsync(ListView list, CancellationToken cancel)
    {
        var below = await places.BelowAsync(list, cancel);
        var matching = Matching(list, user.Scopes(list.Info.Permission), below);
        await CountAsync(list, matching, cancel);
        list.Fields =
        [
            new("number", new("申报编号", "Case number"), ListFieldKind.Text),
            await places.FieldAsync(list, below, cancel),
            new("rule", new("疑点", "Doubt"), ListFieldKind.Choice, Rules),
            new("channel", new("申报途径", "Channel"), ListFieldKind.Choice, Channels),
            new("since", new("提交日期从", "Submitted from"), ListFieldKind.Date),
            new("until", new("提交日期到", "Submitted to"), ListFieldKind.Date),
        ];
        list.Sorts = Sorts;
        var rows = await Sorted(Shown(matching, list.Shown), list).Include(d => d.Doubts).Skip(list.Skip).Take(list.Info.PageSize).ToListAsync(cancel);
        return await declarations.LinesAsync(rows, cancel);
    }

    /// <summary>All rows under the conditions, whatever the tab.</summary>
    public IQueryable<ResidenceDeclaration> Matching(ListView list, IReadOnlyCollection<string> scopes, string? below)
    {
        var query = db.Set<ResidenceDeclaration>().AsNoTracking().Where(ScopeFilter.Below<ResidenceDeclaration>(scopes, d => d.ScopePath));
        if (list["number"] is { } typed)
        {
            var number = InboxQueries.CaseNumber(typed);
            var part = HumanCode.Normalize(typed);
            query = number is not null ? query.Where(d => d.CaseNumber == number) : query.Where(d => d.CaseNumber.Contains(part));
        }
        if (below is not null) query = query.Where(d => d.ScopePath.StartsWith(below));
        if (Enum.TryParse<ReviewRule>(list["rule"], out var rule) && Enum.IsDefined(rule)) query = query.Where(d => d.Doubts.Any(x => x.Rule == rule));
        if (Enum.TryParse<Channel>(list["channel"], out var channel) && Enum.IsDefined(channel)) query = query.Where(d => d.Channel == channel);
        if (list.Day("since") is { } since)
        {
            var from = ChinaTime.StartOf(since);
            query = query.Where(d => d.SubmittedAt >= from);
        }
        if (list.Day("until") is { } until)
        {
            var to = ChinaTime.StartOf(until.AddDays(1));
            query = query.Where(d => d.SubmittedAt < to);
        }
        return query;
    }

    public static IQueryable<ResidenceDeclaration> Shown(IQueryable<ResidenceDeclaration> query, string show) => show switch
    {
        "todo" => query.Where(d => d.State == DeclarationState.Doubtful || d.ReviewAskedAt != null || (d.State == DeclarationState.Accepted && d.Doubts.Any(x => x.SettledAt == null))),
        "review" => query.Where(d => d.ReviewAskedAt != null),
        "accepted" => query.Where(d => d.State == DeclarationState.Accepted),
        "refused" => query.Where(d => d.State == DeclarationState.Refused),
        "ended" => query.Where(d => d.State == DeclarationState.Withdrawn || d.State == DeclarationState.MovedOut),
        _ => query,
    };

    /// <summary>All tabs from one statement.</summary>
    private static async Task CountAsync(ListView list, IQueryable<ResidenceDeclaration> matching, CancellationToken cancel)
    {
        // Seen also in its doubts: an accepted one may be doubted later.
        var groups = await matching.Select(d => new { d.State, Review = d.ReviewAskedAt != null, Doubt = d.State == DeclarationState.Accepted && d.Doubts.Any(x => x.SettledAt == null) })
            .GroupBy(d => d).Select(g => new { g.Key.State, g.Key.Review, g.Key.Doubt, Count = g.Count() }).ToListAsync(cancel);
        int Of(string show) => groups.Where(g => show switch
        {
            "todo" => g.State == DeclarationState.Doubtful || g.Review || g.Doubt,
            "review" => g.Review,
            "accepted" => g.State == DeclarationState.Accepted,
            "refused" => g.State == DeclarationState.Refused,
            "ended" => g.State is DeclarationState.Withdrawn or DeclarationState.MovedOut,
            _ => true,
        }).Sum(g => g.Count);
        list.Tabs = [.. Shows.Select(s => new ListTab(s, DeskTexts.Show(s), Of(s)))];
        list.Total = Of(list.Shown);
    }

    private static readonly IReadOnlyList<ListSort> Sorts =
    [
        new("", new("要办的在前", "What is to be done first")), new("newest", new("新提交的在前", "Newest first")), new("oldest", new("先提交的在前", "Oldest first")),
        new("place", new("按地点", "By place")),
    ];

    /// <summary>The id makes every order a stable one.</summary>
    private static IQueryable<ResidenceDeclaration> Sorted(IQueryable<ResidenceDeclaration> query, ListView list) => list.Sort switch
    {
        "newest" => query.OrderByDescending(d => d.SubmittedAt).ThenBy(d => d.Id),
        "oldest" => query.OrderBy(d => d.SubmittedAt).ThenBy(d => d.Id),
        "place" => query.OrderBy(d => d.ScopePath).ThenBy(d => d.DwellingId).ThenBy(d => d.Id),
        _ when list.Shown is "todo" or "review" => query.OrderBy(d => d.ReviewAskedAt == null).ThenBy(d => d.SubmittedAt).ThenBy(d => d.Id),   // a person who asked for a human comes first
        _ => query.OrderByDescending(d => d.SubmittedAt).ThenBy(d => d.Id),
    };

    private static IReadOnlyList<SelectListItem> Rules => [.. Enum.GetValues<ReviewRule>().Select(r => new SelectListItem(DeskTexts.Name(r).ToString(), r.ToString()))];

    private static IReadOnlyList<SelectListItem> Channels =>
        [.. new[] { Channel.WeChat, Channel.Web, Channel.Window }.Select(c => new SelectListItem(ListTexts.Channel(c).ToString(), c.ToString()))];
}
