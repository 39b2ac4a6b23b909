using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

/// <summary>
/// A lease is on record, so nobody asks the landlord; but the landlord is told who was registered in the own dwelling,
/// masked, and may object.
/// </summary>
internal sealed class LandlordTold(PortalDbContext db, IPersons persons, IPlaces places, INotifier notifier, TimeProvider clock) : IEventHandler<DeclarationAccepted>
{
    public async Task HandleAsync(DeclarationAccepted happened, Process process, CancellationToken cancel)
    {
        // Found among what the act holds: an act that is hot has not written it yet.
        var declaration = await db.Set<ResidenceDeclaration>().FindAsync([happened.DeclarationId], cancel);
        if (declaration?.DwellingId is not { } dwellingId || declaration.State != DeclarationState.Accepted) return;
        var today = ChinaTime.Today(clock);
        var lease = (await db.Set<Lease>().AsNoTracking().Where(l => l.DwellingId == dwellingId && l.State == LeaseState.Standing).ToListAsync(cancel))
            .Where(l => l.IsVouched && l.Covers(today)).MaxBy(l => l.From);
        if (lease is null || await persons.FindByDocumentIndexAsync(lease.LandlordIndex, cancel) is not { AccountId: { } account } landlord) return;
        if (landlord.Id == declaration.PersonId || account == declaration.DeclarantAccountId) return;
        // Handed in and accepted in one act: nobody was asked in between.
        var atOnce = process.Events.OfType<DeclarationSubmitted>().Any(e => e.DeclarationId == declaration.Id);
        if (!atOnce && await db.Set<LandlordConfirmation>().AnyAsync(c => c.DeclarationId == declaration.Id && c.LandlordPersonId == landlord.Id, cancel)) return;
        // Somebody who became known in this very act is in no table yet.
        var name = process.Events.OfType<PersonIdentified>().FirstOrDefault(e => e.PersonId == declaration.PersonId)?.MaskedName
            ?? (await persons.FindAsync(declaration.PersonId, cancel))?.MaskedName;
        var dwelling = await places.FindDwellingAsync(dwellingId, cancel);
        if (name is null || dwelling is null) return;
        await notifier.NotifyAsync(account, "residence.landlord-told", new Dictionary<string, string>
        {
            ["person"] = name, ["address"] = dwelling.Address, ["since"] = NoticeValue.Of(declaration.MoveInDate),
        }, $"/residence/leases/{lease.Id}/residents/{declaration.Id}", cancel);
        await db.SaveChangesAsync(cancel);
    }
}
