using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Residence.Landlord;

/// <summary>One question: the message leads here, one button answers. An objection takes one tap more. The landlord sees a masked name and no number.</summary>
internal sealed class AnswerModel(LandlordService landlords, LandlordView view, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    /// <summary><c>1</c>: about to object.</summary>
    [BindProperty(SupportsGet = true)] public string? No { get; set; }

    /// <summary><c>yes</c>, <c>no</c> or <c>undo</c>.</summary>
    [BindProperty] public string? Says { get; set; }

    public LandlordConfirmation Question { get; private set; } = null!;
    public DwellingInfo Dwelling { get; private set; } = null!;
    public PersonInfo Person { get; private set; } = null!;
    public ResidenceDeclaration Declaration { get; private set; } = null!;
    public DateOnly MoveIn => Declaration.MoveInDate;
    public bool IsOpen => Declaration.IsOpen;
    public bool IsAccepted => Declaration.State == DeclarationState.Accepted;
    public bool Objecting => No == "1" && IsOpen && Question.Answer != LandlordAnswer.No;
    public DateTimeOffset? UndoUntil => IsOpen && Question.UndoUntil(landlords.UndoWindow) is { } until && until >= clock.GetUtcNow() ? until : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (account, process) = (CurrentUser.AccountId!.Value, StartProcess("residence.landlord-answer"));
        var done = Says switch
        {
            "yes" => await landlords.AnswerAsync(Id, account, LandlordAnswer.Yes, process, cancel),
            "no" => await landlords.AnswerAsync(Id, account, LandlordAnswer.No, process, cancel),
            "undo" => await landlords.UndoAsync(Id, account, process, cancel),
            _ => LeaseRefusals.AnsweredAlready,
        };
        if (done.IsOk) return RedirectToPage("/Residence/Landlord/Answer", new { id = Id });
        No = null;
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await landlords.FindAsync(Id, CurrentUser.AccountId!.Value, cancel) is not { } question) return false;
        Question = question;
        (Dwelling, Person, Declaration) = await view.OfAsync(question.DwellingId, question.DeclarationId, cancel);
        return true;
    }
}
