using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

/// <summary>Keeps leases, the landlord's name and number sealed.</summary>
internal sealed class LeaseService(PortalDbContext db, FieldCipher cipher, IPersons persons, TimeProvider clock)
{
    internal const string NameColumn = "residence_lease.landlord_name", NumberColumn = "residence_lease.landlord_number", TenantColumn = "residence_lease.tenant_name";

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

    /// <summary>A lease that the landlord enters: the person is known, so the number is not kept a second time.</summary>
    public Lease NewOwn(Guid dwellingId, PersonInfo landlord, string name, byte[] index, Guid accountId, DateOnly from, DateOnly? to, string? tenant)
    {
        var id = Ids.New(clock);
        return new Lease
        {
            Id = id, DwellingId = dwellingId, From = from, To = to, LandlordDocumentType = landlord.DocumentType, Source = LeaseSource.Landlord,
            LandlordName = cipher.Seal(NameColumn, id, name), LandlordNumber = cipher.Seal(NumberColumn, id, ""), LandlordIndex = index,
            EnteredBy = accountId, EnteredAt = clock.GetUtcNow(), TenantName = tenant is null ? null : cipher.Seal(TenantColumn, id, tenant),
        };
    }

    public void SetTenant(Lease lease, string? tenant) => lease.TenantName = tenant is null ? null : cipher.Seal(TenantColumn, lease.Id, tenant);
    public string? Tenant(Lease lease) => lease.TenantName is { } tenant ? cipher.Open(TenantColumn, lease.Id, tenant) : null;
    public string MaskedLandlord(Lease lease) => Masking.Name(cipher.Open(NameColumn, lease.Id, lease.LandlordName));

    /// <summary>The person who let the dwelling last and has an account; null when nobody can be asked.</summary>
    public async Task<PersonInfo?> LandlordOfAsync(Guid dwellingId, CancellationToken cancel)
    {
        var last = await db.Set<Lease>().AsNoTracking().Where(l => l.DwellingId == dwellingId && l.State == LeaseState.Standing).OrderByDescending(l => l.From).FirstOrDefaultAsync(cancel);
        if (last is null) return null;
        var person = await persons.FindByDocumentIndexAsync(last.LandlordIndex, cancel);
        return person?.AccountId is null ? null : person;
    }

    /// <summary>The account's own lease; null for anybody else's, as if it did not exist.</summary>
    public async Task<Lease?> FindOwnAsync(Guid leaseId, Guid accountId, CancellationToken cancel)
    {
        if (await OwnIndexAsync(accountId, cancel) is not { } index) return null;
        return await db.Set<Lease>().FirstOrDefaultAsync(l => l.Id == leaseId && l.LandlordIndex == index, cancel);
    }

    /// <summary>The account's leases, of one dwelling or of all, newest first.</summary>
    public async Task<IReadOnlyList<Lease>> OwnAsync(Guid accountId, Guid? dwellingId, CancellationToken cancel)
    {
        if (await OwnIndexAsync(accountId, cancel) is not { } index) return [];
        var leases = db.Set<Lease>().AsNoTracking().Where(l => l.LandlordIndex == index);
        if (dwellingId is { } id) leases = leases.Where(l => l.DwellingId == id);
        return await leases.OrderByDescending(l => l.From).ThenBy(l => l.Id).Take(200).ToListAsync(cancel);
    }

    private async Task<byte[]?> OwnIndexAsync(Guid accountId, CancellationToken cancel) =>
        await persons.OfAccountAsync(accountId, cancel) is { } person ? await persons.DocumentIndexOfAsync(person.Id, cancel) : null;
}
