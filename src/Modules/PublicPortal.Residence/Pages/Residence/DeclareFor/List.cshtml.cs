using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Residence.DeclareFor;

/// <summary>People whom the account, or an organisation of it, declared.</summary>
internal sealed class ListModel(DeclaredService declared, IOrganisations organisations) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid? Organisation { get; set; }
    [BindProperty(SupportsGet = true)] public bool Past { get; set; }
    [BindProperty(SupportsGet = true)] public int Done { get; set; }
    public string? OrganisationName { get; private set; }
    public IReadOnlyList<DeclaredLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var account = CurrentUser.AccountId!.Value;
        if (Organisation is { } id)
        {
            if (await organisations.AgencyAsync(id, account, cancel) is not { } agency || !agency.May(AgentPowers.See)) return NotFound();
            OrganisationName = agency.Organisation.Name;
        }
        Lines = await declared.ListAsync(account, Organisation, Past, cancel);
        return Page();
    }

    public string Link(bool past) => $"/residence/declared?past={(past ? "true" : "false")}" + (Organisation is { } id ? $"&organisation={id}" : "");
}
