using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Undeclared;

namespace PublicPortal.Residence.Pages.Desk.Residence.Undeclared;

/// <summary>Dwellings that are let and in which nobody is declared, by place and state.</summary>
internal sealed class IndexModel(UndeclaredQueries queries, IOptions<UndeclaredOptions> options) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Show { get; set; }
    [BindProperty(SupportsGet = true)] public string? Place { get; set; }
    [BindProperty(SupportsGet = true)] public string? P { get; set; }

    public UndeclaredList List { get; private set; } = default!;
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];
    public string Shown => UndeclaredQueries.Shows.Contains(Show) ? Show! : "open";
    public int PageNumber => int.TryParse(P, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1;

    public string Next(UndeclaredCase found) => found.Rounds < options.Value.Reminders ? T("再提醒", "remind again") : T("派单", "send an officer");

    public string Link(string show, bool withPlace = true)
    {
        var query = new QueryBuilder { { "show", show } };
        if (withPlace && !string.IsNullOrEmpty(Place)) query.Add("place", Place);
        return "/desk/residence/undeclared" + query.ToQueryString();
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        List = await queries.ListAsync(new UndeclaredFilter(Shown, Place, PageNumber), cancel);
        Places = [.. (await queries.PlacesAsync(cancel)).Select(p => new SelectListItem(p.Level switch { PlaceLevel.Street => p.Name, PlaceLevel.Community => "　" + p.Name, _ => "　　" + p.Name }, p.Id.ToString()))];
    }

    private static string T(string zh, string en) => Hosting.Pages.Text.T(zh, en);
}
