using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Batches;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Residence.Batches;

/// <summary>Tables of an organisation: download the template, hand in, look at earlier ones.</summary>
internal sealed class UploadModel(BatchService batches, IOrganisations organisations) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public IFormFile? Table { get; set; }
    public IReadOnlyList<Batch> Batches { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        await using var content = Table?.OpenReadStream();
        var done = await batches.ReceiveAsync(Id, CurrentUser.AccountId!.Value, content, Table?.FileName, StartProcess("residence.receive-batch"), cancel);
        return done.IsOk ? RedirectToPage("Show", new { id = done.Value }) : Refused(done);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await organisations.AgencyAsync(Id, CurrentUser.AccountId!.Value, cancel) is not { } agency || !agency.May(AgentPowers.Declare)) return false;
        Batches = await batches.ListAsync(Id, cancel);
        return true;
    }
}
