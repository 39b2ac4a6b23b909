using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;
using PublicPortal.MicroProjects.Funds;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.MicroProjects.Proposals;

namespace PublicPortal.MicroProjects.Pages.Funds;

/// <summary><c>/funds/{code}/{year}</c>: what the community was given in a year, and where it went.</summary>
[PublicPage(ProposalQueries.AllTag)]
internal sealed class YearModel(FundQueries funds) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }
    [BindProperty(SupportsGet = true)] public int Year { get; set; }

    public FundAccount Account { get; private set; } = null!;
    public IReadOnlyList<int> Years { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Code is not { Length: > 0 and <= 40 } || await funds.AccountAsync(Code, Year, cancel) is not { } account) return NotFound();
        Account = account;
        Years = await funds.YearsAsync(Code, cancel);
        return Page();
    }

    /// <summary>The longest bar of the projects.</summary>
    public long Longest => Math.Max(1, Account.Lines.Select(l => Math.Max(l.Approved, l.Spent)).DefaultIfEmpty(1).Max());

    public static string Part(long part, long whole) => CommunityMap.Number(whole <= 0 ? 0 : Math.Min(100, 100.0 * part / whole));
}
