using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarants;

/// <summary>What was typed about one person, read; nobody was looked up.</summary>
internal sealed record ReadPerson(TypedIdentity Typed, string? Phone, DateOnly MoveIn);

/// <summary>
/// Declares somebody else. Whoever declares learns nothing about the person: neither whether the number is known, nor
/// whether the name fits, nor whether they live elsewhere; such doubts are between the person and the offices.
/// </summary>
internal sealed class DeclareForService(
    PortalDbContext db, ReviewFactsReader factsReader, FirstDecision first,
    DeclarantTelling telling, IPersons persons, IOptions<ResidenceOptions> options, TimeProvider clock)
{
    /// <summary>Reads the fields; refusals stand at Name, Number, MoveIn and Phone.</summary>
    public Result<ReadPerson> Read(DeclaredPerson input)
    {
        var typed = persons.Read(input.Name, DocumentTypes.Find(input.DocumentType) ?? DocumentType.ResidentId, input.Number);
        var wrong = new List<Refusal>(typed.Refusals);
        var moveIn = DeclarationService.ReadMoveIn(input.MoveIn, typed.IsOk ? typed.Value.Document.BirthDate : null, ChinaTime.Today(clock), options.Value);
        wrong.AddRange(moveIn.Refusals);
        var phone = string.IsNullOrWhiteSpace(input.Phone) ? Result.Ok<string?>(null) : Mobiles.Read(input.Phone);
        wrong.AddRange(phone.Refusals);
        return wrong.Count > 0 ? Result<ReadPerson>.Refuse(wrong) : new ReadPerson(typed.Value, phone.Value, moveIn.Value);
    }

    /// <param name="dwelling">The caller has checked that the declarant may declare for it.</param>
    /// <param name="register">What the register said just now, asked outside of the transaction.</param>
    public async Task<Result<ResidenceDeclaration>> DeclareAsync(
        Declarant by, ReadPerson read, DwellingInfo dwelling, RegisterAnswer register, Process process, CancellationToken cancel)
    {
        var document = read.Typed.Document;
        var named = await persons.IdentifyNamedAsync(read.Typed.Name, document.Type, document.Number, process, cancel);
        if (named.IsRefused) return Result<ResidenceDeclaration>.Refuse(named.Refusals);
        if (named.Value.NameFits && register != RegisterAnswer.NotYetChecked) await persons.NoteRegisterAsync(named.Value.Person.Id, register, process, cancel);
        return await DeclareAsync(by, named.Value.Person, named.Value.NameFits, read, dwelling, register, process, cancel);
    }

    /// <summary>The person is identified already (a counter saw the document; a guardian's child).</summary>
    public async Task<Result<ResidenceDeclaration>> DeclareAsync(
        Declarant by, PersonInfo person, bool nameFits, ReadPerson read, DwellingInfo dwelling, RegisterAnswer register, Process process, CancellationToken cancel)
    {
        var own = by.Kind == DeclarantKind.Clerk ? null : await persons.OfAccountAsync(by.AccountId, cancel);
        if (own?.Id == person.Id) return DeclareForRefusals.Yourself;
        var facts = await factsReader.ReadAsync(person, dwelling, read.MoveIn, by.ProvesPlate, nameFits ? register : RegisterAnswer.Disagrees, own?.Id, false, null, cancel);
        if (by.ProvesLease) facts = facts with { LandlordAgreed = true };
        if (!nameFits) facts = facts with { SeenAtCounter = false };
        var doubts = DeclarationReview.Doubts(facts, options.Value);
        var now = clock.GetUtcNow();
        var declaration = ResidenceDeclaration.Submit(person.Id, by.AccountId, dwelling.Id, dwelling.ScopePath, read.MoveIn, by.HasPlate, process.Channel, doubts, now);
        if (by.Kind == DeclarantKind.Guardian) declaration.DeclareForChild();
        else declaration.DeclareFor(by.Kind, by.AccountId, by.OrganisationId, Masking.Name(read.Typed.Name), read.Typed.Document.Masked);
        db.Add(declaration);
        if (await db.SaveOrDuplicateAsync(cancel) is { } index) return index == ResidenceModel.OneOpen ? DeclareForRefusals.LivesHereAlready : DeclarationRefusals.Again;

        process.Raise(new DeclaredForOther(declaration.Id, by.Kind, by.OrganisationId));
        await first.FollowAsync(declaration, person, dwelling, process, cancel);
        if (declaration.IsWithOther) await telling.DeclaredAsync(declaration, read.Phone, cancel);
        await db.SaveChangesAsync(cancel);
        return declaration;
    }
}
