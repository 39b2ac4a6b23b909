using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Desk;

namespace PublicPortal.Residents.Pages.Desk.Residents;

/// <summary><c>/desk/residents</c>: the search is a POST, so that no number stands in an address or a log.</summary>
internal sealed class IndexModel(DeskPersons persons) : PortalPageModel
{
    [BindProperty]
    public string? By { get; set; } = DocumentType.ResidentId.Name();

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Null before the search.</summary>
    public IReadOnlyList<PersonRow>? Found { get; private set; }

    public IEnumerable<SelectListItem> Ways =>
    [
        .. DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name())),
        new SelectListItem(Text.T("手机号", "Phone number"), DeskPersons.ByPhone),
    ];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("residents.search", Reason?.Trim());
        var result = await persons.SearchAsync(By, Number, process, cancel);
        if (result.IsRefused) return Refused(result);
        Found = result.Value;
        return Page();
    }
}
