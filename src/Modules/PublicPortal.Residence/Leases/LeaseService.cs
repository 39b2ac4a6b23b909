using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

/// <summary>Keeps leases, the landlord's name and number sealed.</summary>
internal sealed class LeaseService(PortalDbContext db, FieldCipher cipher, IPersons persons, TimeProvider clock)
{
    internal const string NameColumn = "residence_lease.landlord_name", NumberColumn = "residence_lease.landlord_number";

    public Lease New(Guid dwellingId, string landlordName, DocumentType type, string normalizedNumber, DateOnly from, DateOnly? to)
    {
        var id = Ids.New(clock);
        return new Lease
        {
            Id = id, DwellingId = dwellingId, From = from, To = to, LandlordDocumentType = type,
            LandlordName = cipher.Seal(NameColumn, id, landlordName), LandlordNumber = cipher.Seal(NumberColumn, id, normalizedNumber),
            LandlordIndex = persons.DocumentIndex(type, normalizedNumber),
        };
    }

    /// <summary>The person who let the dwelling last and has an account; null when nobody can be asked.</summary>
    public async Task<PersonInfo?> LandlordOfAsync(Guid dwellingId, CancellationToken cancel)
    {
        var last = await db.Set<Lease>().AsNoTracking().Where(l => l.DwellingId == dwellingId).OrderByDescending(l => l.From).FirstOrDefaultAsync(cancel);
        if (last is null) return null;
        var person = await persons.FindByDocumentAsync(last.LandlordDocumentType, cipher.Open(NumberColumn, last.Id, last.LandlordNumber), cancel);
        return person?.AccountId is null ? null : person;
    }
}
