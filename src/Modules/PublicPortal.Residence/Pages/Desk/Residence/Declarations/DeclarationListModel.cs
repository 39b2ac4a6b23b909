using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Pages.Desk.Residence.Declarations;

/// <summary>The list with its filters, which stands alone and beside an open case; filters stay in the address.</summary>
internal abstract class DeclarationListModel(InboxQueries queries) : PortalPageModel
{
    protected InboxQueries Queries { get; } = queries;

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Since { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? P { get; set; }

    public Inbox Inbox { get; private set; } = default!;
    public virtual Guid? Current => null;
    public int PageNumber => int.TryParse(P, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1;
    public string Shown => InboxQueries.Shows.Contains(Show) ? Show! : "todo";
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];
    public bool IsFiltered => new[] { Place, Rule, Since, Number }.Any(v => !string.IsNullOrWhiteSpace(v));

    public IReadOnlyList<SelectListItem> RuleOptions => [.. Enum.GetValues<ReviewRule>().Select(r => new SelectListItem(DeskTexts.Name(r).ToString(), r.ToString()))];

    /// <summary>Address of the list, or of a case, with the present filters.</summary>
    public string Link(Guid? declarationId = null, string? show = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("show", show ?? Shown), ("place", Place), ("rule", Rule), ("since", Since), ("number", Number), ("p", show is null && PageNumber > 1 ? P : null) })
            if (!string.IsNullOrWhiteSpace(value) && (name, value) != ("show", "todo")) query.Add(name, value);
        return "/desk/residence/declarations" + (declarationId is { } id ? "/" + id : "") + query.ToQueryString();
    }

    protected async Task LoadListAsync(CancellationToken cancel)
    {
        Inbox = await Queries.ListAsync(new InboxFilter(Shown, Place, Rule, Since, Number, PageNumber), cancel);
        Places = [.. (await Queries.PlacesAsync(cancel)).Select(p => new SelectListItem(p.Level == PlaceLevel.Street ? p.Name : "　" + p.Name, p.Id.ToString()))];
    }
}
