using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Review;

/// <summary>Reads what the rules look at.</summary>
internal sealed class ReviewFactsReader(PortalDbContext db, IPersons persons, TimeProvider clock)
{
    /// <param name="dwelling">Null when the address is in no register.</param>
    /// <param name="register">What the register said just now; overrides what is on record.</param>
    /// <param name="declarantPersonId">The person of the declaring account: a guardian, where it is not the person.</param>
    /// <param name="leavesOthers">The person ends their other addresses with this declaration.</param>
    public async Task<ReviewFacts> ReadAsync(
        PersonInfo person, DwellingInfo? dwelling, DateOnly moveIn, bool hasPlate, RegisterAnswer register, Guid? declarantPersonId,
        bool leavesOthers, Guid? declarationId, CancellationToken cancel)
    {
        Guid? here = dwelling?.Id;
        var living = await db.Set<ResidenceDeclaration>().AsNoTracking()
            .Where(d => d.State == DeclarationState.Accepted && (d.PersonId == person.Id || (here != null && d.DwellingId == here)))
            .Select(d => new { d.PersonId, d.DwellingId }).ToListAsync(cancel);
        var elsewhere = !leavesOthers && living.Any(d => d.PersonId == person.Id && d.DwellingId != here);
        var others = living.Count(d => d.PersonId != person.Id);
        var hasLease = here is not null && await db.Set<Lease>().AnyAsync(l => l.DwellingId == here && l.State == LeaseState.Standing && l.From <= moveIn && (l.To == null || l.To >= moveIn), cancel);
        var agreed = declarationId is not null && await db.Set<LandlordConfirmation>().AnyAsync(
            c => c.DeclarationId == declarationId && (c.Answer == LandlordAnswer.Yes || c.Answer == LandlordAnswer.Silence), cancel);
        var guarded = declarantPersonId is { } guardian && guardian != person.Id && await persons.IsGuardianAsync(guardian, person.Id, cancel);
        return new ReviewFacts(
            hasPlate, dwelling is not null, dwelling?.Status == DwellingStatus.Active, dwelling?.GradeAsksVisit == true,
            dwelling?.MaxResidents ?? 0, others, hasLease, agreed, elsewhere,
            register == RegisterAnswer.NotYetChecked ? person.Register : register,
            person.AgeAt(ChinaTime.Today(clock)), guarded, person.HasOddCounty, person.Level == VerifiedLevel.Counter);
    }
}
