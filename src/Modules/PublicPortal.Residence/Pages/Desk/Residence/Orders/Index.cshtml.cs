using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Pages.Desk.Residence.Orders;

/// <summary>An officer's round.</summary>
internal sealed class IndexModel(RoundQueries rounds) : PortalPageModel
{
    /// <summary><c>mine</c>, or <c>all</c> in the officer's places.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Whose { get; set; }

    /// <summary>What was just done: <c>visited</c>, <c>handed-over</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public Round Round { get; private set; } = default!;

    public async Task OnGetAsync(CancellationToken cancel) => Round = await rounds.FindAsync(Whose != "all", cancel);
}
