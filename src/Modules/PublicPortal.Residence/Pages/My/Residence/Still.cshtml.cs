using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.StillHere;

namespace PublicPortal.Residence.Pages.My.Residence;

/// <summary>One question, one tap; the message of the yearly question leads here.</summary>
internal sealed class StillModel(DeclarationQueries queries, StillHereService service) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }
    public string Where { get; private set; } = "";
    public bool IsWithOther { get; private set; }
    public bool IsAnswered => Done == "yes";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var done = await service.ConfirmAsync(Id, CurrentUser.AccountId!.Value, StartProcess("residence.still-here"), cancel);
        if (done.IsOk) return RedirectToPage(new { id = Id, done = "yes" });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindConcerningAsync(Id, CurrentUser.AccountId!.Value, cancel) is not { } view) return false;
        IsWithOther = view.Declaration.IsWithOther;
        Where = view.Declaration.IsShownWhole(view.Person) ? view.Address : Mine.InPart(view.Dwelling).ToString();
        return true;
    }
}
