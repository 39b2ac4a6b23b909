using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarants;

/// <summary>变更: one form ends the old dwelling and begins the new one, for oneself, one's child, or somebody one declared.</summary>
internal sealed class ChangeService(
    PortalDbContext db, DeclaredService declared, DeclarableDwellings dwellings, ReviewFactsReader factsReader, SettlementService settlement, FirstDecision first,
    DeclarantTelling telling, IPersons persons, IPlaces places, IOptions<ResidenceOptions> options, TimeProvider clock)
{
    /// <summary>Whoever holds the declaration moves to another dwelling.</summary>
    public async Task<Result<Guid>> OwnAsync(Guid declarationId, Guid accountId, string? code, string? plateToken, string? dayTyped, Process process, CancellationToken cancel)
    {
        var old = await db.Set<ResidenceDeclaration>().Include(d => d.Doubts).HeldBy(accountId).FirstOrDefaultAsync(d => d.Id == declarationId && d.State == DeclarationState.Accepted, cancel);
        if (old is null) return DeclarationRefusals.NotOpen;
        var typed = new string([.. (code ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
        if (await places.FindDwellingAsync(typed, cancel) is not { } dwelling) return DeclarationRefusals.DwellingUnknown.At("Dwelling");
        return await MoveAsync(old, dwelling, await places.IsPlateAsync(dwelling.Id, plateToken, cancel), null, dayTyped, process, cancel);
    }

    /// <summary>An agent or landlord moves a person between dwellings of theirs.</summary>
    public async Task<Result<Guid>> DeclaredAsync(Guid declarationId, Guid accountId, string? code, string? dayTyped, Process process, CancellationToken cancel)
    {
        if (await declared.TrackedAsync(declarationId, accountId, cancel) is not { State: DeclarationState.Accepted } old) return DeclareForRefusals.Gone;
        var by = new Declarant(old.DeclaredBy, accountId, old.OrganisationId);
        if (await dwellings.FindAsync(by, code, cancel) is not { } dwelling) return DeclareForRefusals.DwellingNotYours;
        return await MoveAsync(old, dwelling, false, by, dayTyped, process, cancel);
    }

    private async Task<Result<Guid>> MoveAsync(ResidenceDeclaration old, DwellingInfo dwelling, bool hasPlate, Declarant? by, string? dayTyped, Process process, CancellationToken cancel)
    {
        if (old.DwellingId == dwelling.Id) return DeclareForRefusals.ChangeSame;
        if (!DeclarationService.TryDay(dayTyped, out var day)) return DeclarationRefusals.MoveInWrong;
        var today = ChinaTime.Today(clock);
        if (day > today.AddDays(options.Value.MostDaysAhead)) return DeclarationRefusals.MoveInTooFar.With(options.Value.MostDaysAhead);
        var now = clock.GetUtcNow();
        var ended = old.MoveOut(day, today, now);
        if (ended.IsRefused) return Result<Guid>.Refuse([.. ended.Refusals.Select(r => r.At("MoveIn"))]);

        var person = (await persons.FindAsync(old.PersonId, cancel))!;
        var holder = by is null ? (await persons.OfAccountAsync(old.DeclarantAccountId, cancel))?.Id : null;
        var facts = await factsReader.ReadAsync(person, dwelling, day, hasPlate || by?.ProvesPlate == true, RegisterAnswer.NotYetChecked, holder, leavesOthers: true, null, cancel);
        if (by?.ProvesLease == true) facts = facts with { LandlordAgreed = true };
        var doubts = DeclarationReview.Doubts(facts, options.Value);
        var next = ResidenceDeclaration.Submit(person.Id, by?.AccountId ?? old.DeclarantAccountId, dwelling.Id, dwelling.ScopePath, day, hasPlate, process.Channel, doubts, now);
        if (by is not null) next.DeclareFor(by.Kind, by.AccountId, by.OrganisationId, old.TypedName ?? "", old.TypedNumber ?? "");
        else if (old.DeclaredBy == DeclarantKind.Guardian) next.DeclareForChild();
        db.Add(next);
        if (await db.SaveOrDuplicateAsync(cancel) is { } index) return index == ResidenceModel.OneOpen ? DeclareForRefusals.LivesHereAlready.At("Dwelling") : DeclarationRefusals.Again;

        await settlement.MovedOutAsync(old, process, cancel);
        if (by is not null) process.Raise(new DeclaredForOther(next.Id, by.Kind, by.OrganisationId));
        await first.FollowAsync(next, person, dwelling, process, cancel);
        if (next.IsWithOther) await telling.DeclaredAsync(next, null, cancel);
        await db.SaveChangesAsync(cancel);
        return next.Id;
    }
}
