using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Premises;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Residence.Organisation;

/// <summary>An agent asks for the dwellings for which the organisation may declare.</summary>
internal sealed class PremisesModel(PremisesService premises, IOrganisations organisations) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public int? Done { get; set; }
    [BindProperty] public string? Codes { get; set; }
    public IReadOnlyList<PremisesRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var done = await premises.AskAsync(Id, CurrentUser.AccountId!.Value, Codes, StartProcess("residence.ask-premises"), cancel);
        return done.IsOk ? RedirectToPage(new { Id, done = done.Value }) : Refused(done);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await organisations.AgencyAsync(Id, CurrentUser.AccountId!.Value, cancel) is not { } agency || !agency.May(AgentPowers.Declare)) return false;
        Rows = await premises.OfAsync(Id, cancel);
        return true;
    }
}
