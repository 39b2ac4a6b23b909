using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Members;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Council.Pages.Desk.Council;

/// <summary><c>/desk/council/{id}/members</c>: members, terms, seats, offices. A person is found by document, by POST.</summary>
internal sealed class MembersModel(CouncilScope scope, MemberRoll roll, MemberService members, SeatKinds seats) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Document { get; set; } = DocumentType.ResidentId.Name();
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public string? SeatKind { get; set; }
    [BindProperty] public string? Office { get; set; } = CouncilOffice.Member.ToString();
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? ChosenBy { get; set; }
    [BindProperty] public bool Consents { get; set; }
    [BindProperty] public Guid Member { get; set; }
    [BindProperty] public string? NewOffice { get; set; }
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public CommunityCouncil Council { get; private set; } = null!;
    public IReadOnlyList<MemberLine> All { get; private set; } = [];
    public DateOnly Today => roll.Today;
    public bool MayChange => scope.May(CouncilPermissions.Members, Council);

    public IEnumerable<SelectListItem> Documents => DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name()));
    public IEnumerable<SelectListItem> Seats => seats.All.Select(s => new SelectListItem(s.Title.ToString(), s.Name) { Group = new SelectListGroup { Name = s.About.ToString() } });
    public IEnumerable<SelectListItem> Offices => Enum.GetValues<CouncilOffice>().Select(o => new SelectListItem(o.Title().ToString(), o.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel) =>
        await EndAsync(await members.AddAsync(Id, new MemberInput(Document, Number, SeatKind, Office, From, To, ChosenBy, Consents), StartProcess("council.seat-member"), cancel), cancel);

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancel) =>
        await EndAsync(await members.EndAsync(Id, Member, LastDay, Reason, StartProcess("council.end-term", Reason?.Trim()), cancel), cancel);

    public async Task<IActionResult> OnPostOfficeAsync(CancellationToken cancel) =>
        await EndAsync(await members.ChangeOfficeAsync(Id, Member, NewOffice, StartProcess("council.change-office"), cancel), cancel);

    public async Task<IActionResult> OnPostNameAsync(CancellationToken cancel) =>
        await EndAsync(await members.NameAsync(Id, Member, Consents, StartProcess("council.name-member"), cancel), cancel);

    private async Task<IActionResult> EndAsync(Result done, CancellationToken cancel) =>
        done.IsOk ? RedirectToPage(new { Id }) : await LoadAsync(cancel) ? Refused(done) : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await scope.CouncilAsync(Id, CouncilPermissions.View, cancel) is not { } council) return false;
        (Council, All) = (council, await roll.AllAsync(Id, cancel));
        return true;
    }
}
