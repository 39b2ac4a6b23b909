using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

/// <param name="Landlord">Masked.</param>
/// <param name="Others">Leases of the same dwelling that stand, with their landlords masked.</param>
internal sealed record LeaseCase(Lease Lease, DwellingInfo Dwelling, string Landlord, PersonInfo? Person, IReadOnlyList<(Lease Lease, string Landlord)> Others);

/// <summary>Leases that landlords entered and nobody has vouched for: an official in the place decides.</summary>
internal sealed class LeaseDesk(
    PortalDbContext db, LeaseService leases, LeaseArrival arrival, IPersons persons, IPlaces places, INotifier notifier, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Questions first; those that only wait to be vouched for after them.</summary>
    public async Task<IReadOnlyList<(Lease Lease, DwellingInfo Dwelling, string Landlord)>> OpenAsync(CancellationToken cancel)
    {
        var rows = await db.Set<Lease>().AsNoTracking().Where(l => l.Source == LeaseSource.Landlord && l.VouchedAt == null && l.State != LeaseState.Declined)
            .OrderBy(l => l.EnteredAt).Take(500).ToListAsync(cancel);
        var where = await places.FindDwellingsAsync([.. rows.Select(l => l.DwellingId).Distinct()], cancel);
        return [.. rows.Where(l => where.TryGetValue(l.DwellingId, out var d) && user.Has(ResidencePermissions.ViewDeclarations, d.ScopePath))
            .OrderByDescending(l => l.IsQuestion).Take(200).Select(l => (l, where[l.DwellingId], leases.MaskedLandlord(l)))];
    }

    /// <summary>Null when there is no such lease in reach.</summary>
    public async Task<LeaseCase?> FindAsync(Guid leaseId, CancellationToken cancel)
    {
        var lease = await db.Set<Lease>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == leaseId && l.Source == LeaseSource.Landlord, cancel);
        if (lease is null || await places.FindDwellingAsync(lease.DwellingId, cancel) is not { } dwelling || !user.Has(ResidencePermissions.ViewDeclarations, dwelling.ScopePath)) return null;
        var others = await db.Set<Lease>().AsNoTracking().Where(l => l.DwellingId == lease.DwellingId && l.Id != leaseId && l.State == LeaseState.Standing).OrderByDescending(l => l.From).Take(10).ToListAsync(cancel);
        return new LeaseCase(lease, dwelling, leases.MaskedLandlord(lease), await persons.FindByDocumentIndexAsync(lease.LandlordIndex, cancel),
            [.. others.Select(l => (l, leases.MaskedLandlord(l)))]);
    }

    public bool MayDecide(LeaseCase found) => !found.Lease.IsVouched && found.Lease.State != LeaseState.Declined && user.Has(ResidencePermissions.Decide, found.Dwelling.ScopePath);

    /// <summary>An official has seen who the landlord is; leases of others that overlap end the day before.</summary>
    public Task<Result> AcceptAsync(Guid leaseId, Process process, CancellationToken cancel) => DecideAsync(leaseId, process, accepted: true, async (lease, dwelling) =>
    {
        var vouched = lease.Vouch(user.AccountId!.Value, clock.GetUtcNow());
        if (vouched.IsRefused) return vouched;
        var others = await db.Set<Lease>().Where(l => l.DwellingId == lease.DwellingId && l.Id != lease.Id && l.State == LeaseState.Standing).ToListAsync(cancel);
        foreach (var other in others.Where(o => !o.LandlordIndex.AsSpan().SequenceEqual(lease.LandlordIndex) && o.Overlaps(lease.From, lease.To)))
        {
            var last = lease.From.AddDays(-1);
            if (last < other.From) other.State = LeaseState.Declined;
            else other.To = last;
            process.Raise(new LeaseEnded(other.Id, last < other.From ? other.From : last));
        }
        await db.SaveChangesAsync(cancel);
        await arrival.SettleAsync([dwelling.Id], process, cancel);
        return vouched;
    }, new LocalizedText("已核实，租约有效", "checked, the lease counts"), cancel);

    public async Task<Result> DeclineAsync(Guid leaseId, string? note, Process process, CancellationToken cancel)
    {
        var words = NoteText.Read(note);
        if (words.IsRefused) return words;
        if (words.Value.Length == 0) return LeaseRefusals.NoteMissing;
        return await DecideAsync(leaseId, process, accepted: false, (lease, _) => Task.FromResult(lease.Decline(user.AccountId!.Value, words.Value)),
            new LocalizedText("没有通过：" + words.Value, "not accepted: " + words.Value), cancel);
    }

    private async Task<Result> DecideAsync(Guid leaseId, Process process, bool accepted, Func<Lease, DwellingInfo, Task<Result>> decide, LocalizedText answer, CancellationToken cancel)
    {
        var lease = await db.Set<Lease>().FirstOrDefaultAsync(l => l.Id == leaseId && l.Source == LeaseSource.Landlord, cancel);
        if (lease is null || await places.FindDwellingAsync(lease.DwellingId, cancel) is not { } dwelling || !user.Has(ResidencePermissions.Decide, dwelling.ScopePath)) return LeaseRefusals.NotYours;
        var done = await decide(lease, dwelling);
        if (done.IsRefused) return done;
        process.Raise(new LeaseDecided(leaseId, accepted));
        if (lease.EnteredBy is { } account)
            await notifier.NotifyAsync(account, "residence.lease-decided", new Dictionary<string, string> { ["address"] = dwelling.Address, ["answer"] = NoticeValue.Of(answer) }, $"/residence/leases/{leaseId}", cancel);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return LeaseRefusals.Gone; }
        return done;
    }
}
