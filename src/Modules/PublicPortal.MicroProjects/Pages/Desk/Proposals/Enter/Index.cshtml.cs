using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Residents.Contracts;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.MicroProjects.Pages.Desk.Proposals.Enter;

/// <summary>A clerk writes down what a person present says. The person is found by the document, by POST alone.</summary>
internal sealed class IndexModel(ClerkService clerk, PortalDbContext db, Spots spots, UnitOfWork work) : ProposalFormModel
{
    [BindProperty(SupportsGet = true)] public Guid? Done { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Document { get; set; } = DocumentType.ResidentId.Name();
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public bool SawPerson { get; set; }
    [BindProperty] public string? Act { get; set; }
    [BindProperty] public string? Proposal { get; set; }
    [BindProperty] public string? Text { get; set; }

    /// <summary>A round that is open in the own area, for its kinds and fields; the person's own community decides at the end.</summary>
    public Round? Round { get; private set; }
    public IEnumerable<SelectListItem> Documents => DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name()));
    public IEnumerable<SelectListItem> Acts => [new(T("附议一个提议", "An endorsement"), "endorse"), new(T("新的提议", "A new proposal"), "propose"), new(T("对答复的异议", "An objection to an answer"), "object")];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = work.Start("microprojects.enter-for-person", CurrentUser.AccountId, Channel.Window);
        var done = await EnterAsync(process, cancel);
        if (done.IsOk) return RedirectToPage(new { done = done.Value });
        await LoadAsync(cancel);
        return Refused(done);
    }

    private async Task<Result<Guid>> EnterAsync(Process process, CancellationToken cancel)
    {
        if (Act is not ("endorse" or "propose" or "object")) return ClerkRefusals.ActMissing;
        var person = await clerk.IdentifyAsync(new PresentPerson(Name, Document, Number, SawPerson), process, cancel);
        if (person.IsRefused) return Result<Guid>.Refuse(person.Refusals);
        return Act switch
        {
            "endorse" => await clerk.EndorseAsync(person.Value, Proposal, process, cancel),
            "propose" => await clerk.ProposeAsync(person.Value, Typed, process, cancel),
            _ => await clerk.ObjectAsync(person.Value, Proposal, Text, process, cancel),
        };
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var scopes = ScopeFilter.Below<Round>([.. CurrentUser.Scopes(MicroProjectsPermissions.Enter)], r => r.ScopePath);
        Round = await db.Set<Round>().AsNoTracking().Where(scopes).Where(r => r.Standing == RoundStanding.Open).OrderBy(r => r.CommunityName).FirstOrDefaultAsync(cancel);
        if (Round is not null) await LoadFormAsync(Round, spots, cancel);
    }
}
