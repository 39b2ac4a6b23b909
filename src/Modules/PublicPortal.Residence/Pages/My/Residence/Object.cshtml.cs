using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Pages.My.Residence;

/// <summary>The person says that a declaration by somebody else is wrong.</summary>
internal sealed class ObjectModel(DeclarationQueries queries, PersonService others, DeclarantNames names) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Reason { get; set; }
    public string DeclaredBy { get; private set; } = "";
    public string Where { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var done = await others.ObjectAsync(Id, CurrentUser.AccountId!.Value, Reason, StartProcess("residence.object"), cancel);
        if (done.IsOk) return RedirectToPage("Show", new { id = Id });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindConcerningAsync(Id, CurrentUser.AccountId!.Value, cancel) is not { Declaration.IsWithOther: true } view) return false;
        DeclaredBy = (await names.OfAsync(view.Declaration, cancel)).ToString();
        Where = view.Declaration.IsShownWhole(view.Person) ? view.Address : Mine.InPart(view.Dwelling).ToString();
        return true;
    }
}
