using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Guardians;

namespace PublicPortal.Residents.Pages.My.Identity;

/// <summary><c>/my/identity/child</c></summary>
internal sealed class ChildModel(GuardianService guardians, IPersons persons, IProcessingNotices notices) : PortalPageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Document { get; set; } = DocumentType.ResidentId.Name();

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public bool IsGuardian { get; set; }

    [BindProperty]
    public bool Consents { get; set; }

    public ProcessingNotice ChildNotice => notices.Find(GuardianService.ConsentName);
    public ProcessingNotice Notice => notices.Find("guardian");

    public IEnumerable<SelectListItem> Documents => DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name()));

    /// <summary>A guardian must be known first; said before anything is typed.</summary>
    public bool IsKnown { get; private set; } = true;

    public async Task OnGetAsync(CancellationToken cancel) => IsKnown = await persons.OfAccountAsync(CurrentUser.AccountId!.Value, cancel) is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("residents.declare-child");
        var result = await guardians.DeclareAsync(CurrentUser.AccountId!.Value, Name, Document, Number, IsGuardian, Consents, process, cancel);
        return result.IsRefused ? Refused(result) : RedirectToPage("Index", new { done = "added" });
    }
}
