using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Organisations;

namespace PublicPortal.Residents.Pages.My.Organisations;

/// <summary>One organisation for its agents: what can be done, who the agents are, inviting and ending.</summary>
internal sealed class ShowModel(OrganisationQueries queries, AgentService agents, IEnumerable<IOrganisationSlot> slots) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }
    [BindProperty] public Guid AgentId { get; set; }
    [BindProperty] public string? How { get; set; } = "code";
    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public string? Label { get; set; }
    [BindProperty] public List<string> Powers { get; set; } = [nameof(AgentPowers.Declare), nameof(AgentPowers.See)];

    public OrganisationView View { get; private set; } = null!;

    /// <summary>In the answer that made it alone; never in an address.</summary>
    public string? Code { get; private set; }
    public bool MayManage => View.Powers.HasFlag(AgentPowers.ManageAgents);
    public IEnumerable<OrganisationAct> Acts => slots.SelectMany(s => s.Acts(new OrganisationAgency(View.Organisation.Info(), View.Powers))).OrderBy(a => a.Order);

    public IEnumerable<SelectListItem> Hows =>
    [
        new(new LocalizedText("给一个邀请码，我自己告诉他", "Give me a code to hand on").ToString(), "code"),
        new(new LocalizedText("发短信到他的手机", "Send an SMS").ToString(), "phone"),
        new(new LocalizedText("按身份证号码邀请", "By ID number").ToString(), "document"),
    ];

    public IEnumerable<SelectListItem> AllPowers =>
        new[] { AgentPowers.Declare, AgentPowers.See, AgentPowers.ManageAgents }.Select(p => new SelectListItem(OrganisationWords.Title(p).ToString(), p.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancel)
    {
        var input = new InviteInput(How, Label, Phone, DocumentType.ResidentId.Name(), Number, Powers);
        var done = await agents.InviteAsync(Id, CurrentUser.AccountId!.Value, input, StartProcess("residents.invite-agent"), cancel);
        if (done.IsOk && done.Value is null) return RedirectToPage(new { Id, done = "invited" });
        if (!await LoadAsync(cancel)) return NotFound();
        if (done.IsRefused) return Refused(done);
        Code = done.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancel)
    {
        var done = await agents.EndAsync(Id, AgentId, CurrentUser.AccountId!.Value, StartProcess("residents.end-agency"), cancel);
        if (done.IsOk) return await queries.ViewAsync(Id, CurrentUser.AccountId!.Value, cancel) is null ? RedirectToPage("Index") : RedirectToPage(new { Id });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.ViewAsync(Id, CurrentUser.AccountId!.Value, cancel) is not { } view) return false;
        View = view;
        return true;
    }
}
