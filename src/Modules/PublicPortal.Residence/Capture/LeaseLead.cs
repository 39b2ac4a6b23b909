using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Residence.Leases;

namespace PublicPortal.Residence.Capture;

/// <summary>An officer was told at the door who the landlord is. The name is sealed and forgotten after some weeks; the phone number only passes through to the message.</summary>
internal sealed class LeaseLead
{
    public const string NameColumn = "residence_lease_lead.name";

    public Guid Id { get; init; }
    public Guid DwellingId { get; set; }
    public required byte[] Name { get; init; }
    public Guid NotedBy { get; init; }
    public DateTimeOffset NotedAt { get; init; }
}

/// <summary>Speaks for a landlord whose name an officer was told.</summary>
internal sealed class LeaseLeads(PortalDbContext db, FieldCipher cipher) : ILeaseLead
{
    public async Task<bool> NamesAsync(Guid dwellingId, string name, CancellationToken cancel) =>
        (await db.Set<LeaseLead>().AsNoTracking().Where(l => l.DwellingId == dwellingId).ToListAsync(cancel)).Any(l => cipher.Open(LeaseLead.NameColumn, l.Id, l.Name) == name);
}
