using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Pages.Desk.Residence.Orders;

/// <summary>An officer's week; for those who oversee a place, everybody's there.</summary>
internal sealed class WeekModel(WeekQueries queries, TimeProvider clock) : PortalPageModel
{
    private const int Offered = 12;

    /// <summary>2026-W47; the present week without it.</summary>
    [BindProperty(SupportsGet = true, Name = "week")] public string? Typed { get; set; }
    [BindProperty(SupportsGet = true)] public string? Whose { get; set; }

    public Week Week { get; private set; }
    public IReadOnlyList<WeekRow> Rows { get; private set; } = [];
    public bool MayOversee => queries.MayOversee;
    public bool IsMine => Whose != "all" || !MayOversee;
    public Week Before => new(Week.Monday.AddDays(-7));
    public Week? After => Week.Monday < Present.Monday ? new Week(Week.Monday.AddDays(7)) : null;
    public IEnumerable<Week> Weeks => Enumerable.Range(0, Offered).Select(n => new Week(Present.Monday.AddDays(-7 * n))).Append(Week).Distinct().OrderByDescending(w => w.Monday);
    private Week Present => Week.Of(ChinaTime.Today(clock));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Week = Week.Read(Typed) is { } week && week.Monday <= Present.Monday ? week : Present;
        Rows = await queries.FindAsync(Week, IsMine, cancel);
    }
}
