using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Lists;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Desk;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.Residence.Pages.Desk.Residence.Declarations;

/// <summary>One declaration: what is asked, the papers beside it, the acts with their consequences.</summary>
internal sealed class CaseModel(InboxQueries queries, DeclarationLists lists, DecisionService decisions, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty]
    public string? Act { get; set; }

    [BindProperty]
    public string? Version { get; set; }

    [BindProperty]
    public List<string> Rules { get; set; } = [];

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public DeskView Case { get; private set; } = default!;
    public DeclarationView View => Case.View;
    public ResidenceDeclaration Declaration => View.Declaration;
    public DeclarationListView List { get; private set; } = default!;
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool ReviewIsAsked => Declaration.ReviewAskedAt is not null;
    public bool MayDecide => CurrentUser.Has(ResidencePermissions.Decide, Declaration.ScopePath) && (CanAccept || ReviewIsAsked);

    /// <summary>Open doubts can be settled on paper; those of a refused declaration when the person asked for a review.</summary>
    public bool CanAccept => Declaration.IsInDoubt || (Declaration.State == DeclarationState.Refused && ReviewIsAsked);

    public IReadOnlyList<SelectListItem> OpenRules => [.. Declaration.OpenDoubts.OrderBy(d => d.Rule)
        .Select(d => new SelectListItem(DeskTexts.Name(d.Rule).ToString(), d.Rule.ToString()) { Group = new SelectListGroup { Name = Review.ReviewRuleText.Of(d.Rule).Says.ToString() } })];

    public IReadOnlyList<SelectListItem> Hows =>
    [
        .. View.Photos.Count > 0 ? [new SelectListItem(T("租约照片", "The photo of the lease"), PublicPortal.Residence.Declarations.Hows.LeasePhoto)] : Array.Empty<SelectListItem>(),
        new SelectListItem(T("当面看过的材料或已向房东核实", "Papers seen in person, or the landlord was asked"), PublicPortal.Residence.Declarations.Hows.Official),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var input = new DecisionInput(Id, long.TryParse(Version, out var seen) ? seen : -1, Rules, How, Note);
        var process = StartProcess("residence.decide");
        var done = Act switch
        {
            "accept" => await decisions.AcceptAsync(input, process, cancel),
            "refuse" => await decisions.RefuseAsync(input, process, cancel),
            "send-back" => await decisions.SendBackAsync(input, process, cancel),
            "keep" => await decisions.KeepAsync(input, process, cancel),
            _ => DecisionRefusals.ActUnknown,
        };
        return done.IsRefused ? Refused(done) : LocalRedirect(List.List.LinkBelow("/" + Id) is var link && link.Contains('?', StringComparison.Ordinal) ? link + "&done=" + Act : link + "?done=" + Act);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindAsync(Id, cancel) is not { } found) return false;
        Case = found;
        var list = new ListView(DeclarationLists.Info, Request.Query);
        List = new DeclarationListView(list, await lists.LoadAsync(list, cancel), Id);
        return true;
    }
}
