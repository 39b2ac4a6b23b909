using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Phones;

namespace PublicPortal.Residents.Pages.My.Identity;

/// <summary><c>/my/identity/join</c>: who came through another door before says who they are and goes on with what they have.</summary>
internal sealed class JoinModel(IPersons persons, IProcessingNotices notices, PhoneBook phones) : PortalPageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Document { get; set; } = DocumentType.ResidentId.Name();

    [BindProperty]
    public string? Number { get; set; }

    /// <summary>Without a proved number nothing can be joined.</summary>
    public bool HasPhone { get; private set; }
    public ProcessingNotice Notice => notices.Find("identity");
    public IEnumerable<SelectListItem> Documents => DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name()));
    private Guid Me => CurrentUser.AccountId!.Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        HasPhone = await phones.IsProvedAsync(Me, cancel);
        return await persons.OfAccountAsync(Me, cancel) is null ? Page() : RedirectToPage("Index");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("residents.join-accounts");
        var result = await persons.IdentifyAsync(Name ?? "", DocumentTypes.Find(Document) ?? DocumentType.ResidentId, Number ?? "", Me, process, cancel);
        if (result.IsRefused)
        {
            HasPhone = await phones.IsProvedAsync(Me, cancel);
            return Refused(result);
        }
        await notices.TellAsync(Me, "identity", cancel);
        return LocalRedirect("/");
    }
}
