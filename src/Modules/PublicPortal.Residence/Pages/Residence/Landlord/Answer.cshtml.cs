using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Residence.Landlord;

/// <summary>One question, two taps. The landlord sees a masked name and no number.</summary>
internal sealed class AnswerModel(LandlordService landlords, LandlordView view) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Lives { get; set; }
    public LandlordConfirmation Question { get; private set; } = null!;
    public DwellingInfo Dwelling { get; private set; } = null!;
    public PersonInfo Person { get; private set; } = null!;
    public DateOnly MoveIn { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var done = await landlords.AnswerAsync(Id, CurrentUser.AccountId!.Value, Lives == "yes", StartProcess("residence.landlord-answer"), cancel);
        if (done.IsOk) return RedirectToPage(new { id = Id });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await landlords.FindAsync(Id, CurrentUser.AccountId!.Value, cancel) is not { } question) return false;
        Question = question;
        (Dwelling, Person, MoveIn) = await view.OfAsync(question, cancel);
        return true;
    }
}
