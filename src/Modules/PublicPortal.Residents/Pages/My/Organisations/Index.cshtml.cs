using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Organisations;

namespace PublicPortal.Residents.Pages.My.Organisations;

/// <summary>Organisations of the account, and invitations to its person.</summary>
internal sealed class IndexModel(OrganisationQueries queries, AgentService agents) : PortalPageModel
{
    [BindProperty] public Guid AgentId { get; set; }
    [BindProperty] public bool Terms { get; set; }

    public IReadOnlyList<(Organisation Organisation, AgentPowers Powers)> Mine { get; private set; } = [];
    public IReadOnlyList<(Agent Agent, string Name)> Invitations { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancel)
    {
        var done = await agents.AcceptAsync(AgentId, Terms, CurrentUser.AccountId!.Value, StartProcess("residents.accept-agency"), cancel);
        if (done.IsOk) return RedirectToPage("Show", new { id = done.Value });
        await LoadAsync(cancel);
        return Refused(done);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var account = CurrentUser.AccountId!.Value;
        Mine = await queries.MineAsync(account, cancel);
        var invited = await agents.InvitationsAsync(account, cancel);
        var names = await queries.FindManyAsync([.. invited.Select(a => a.OrganisationId)], cancel);
        Invitations = [.. invited.Select(a => (a, names[a.OrganisationId].Name))];
    }
}
