using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

/// <summary>What a landlord typed.</summary>
/// <param name="PlateToken">Of the scanned plate; null when the address was picked.</param>
/// <param name="Name">With document and number only where the account has not said yet who it is.</param>
internal sealed record LeaseInput(string? Code, string? PlateToken, string? From, string? To, string? Tenant, string? Name = null, string? Document = null, string? Number = null);

/// <summary>Writes of a landlord about leases of their own.</summary>
internal sealed class LeaseEntryService(
    PortalDbContext db, LeaseService leases, LeaseArrival arrival, IPersons persons, IPlaces places, AttemptLimiter limiter, IEnumerable<ILeaseLead> leads,
    IOptions<ResidenceOptions> options, TimeProvider clock)
{
    private const string Documents = "residence.documents";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Enters a lease. Where another landlord is on record, or nothing speaks for this one, it becomes a question for the desk.</summary>
    public async Task<Result<Guid>> EnterAsync(LeaseInput input, Guid accountId, Process process, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(input.Code)) return LeaseRefusals.CodeMissing;
        if (await places.FindDwellingAsync(input.Code, cancel) is not { } dwelling) return LeaseRefusals.DwellingUnknown;
        if (dwelling.Status == DwellingStatus.Withdrawn) return LeaseRefusals.DwellingWithdrawn;
        var dates = ReadDates(input.From, input.To);
        var tenant = ReadTenant(input.Tenant);
        if (dates.IsRefused || tenant.IsRefused) return Result<Guid>.Refuse([.. dates.Refusals, .. tenant.Refusals]);
        var identified = await IdentifyAsync(input, accountId, process, cancel);
        if (identified.IsRefused) return Result<Guid>.Refuse(identified.Refusals);
        var landlord = identified.Value;

        var (from, to) = dates.Value;
        var index = (await persons.DocumentIndexOfAsync(landlord.Id, cancel))!;
        var known = await db.Set<Lease>().AsNoTracking().Where(l => l.DwellingId == dwelling.Id).ToListAsync(cancel);
        var own = known.Where(l => l.LandlordIndex.AsSpan().SequenceEqual(index)).ToList();
        if (own.Any(l => l.State != LeaseState.Declined && l.Overlaps(from, to))) return LeaseRefusals.Twice;
        var name = (await persons.OwnNameAsync(landlord.Id, cancel))!;
        var lease = leases.NewOwn(dwelling.Id, landlord, name, index, accountId, from, to, tenant.Value);
        lease.State = await StateAsync(landlord, name, dwelling, known.Except(own), own, input.PlateToken, from, to, cancel);
        if (lease.State == LeaseState.Standing && own.Any(l => l.IsVouched && l.State == LeaseState.Standing)) lease.VouchedAt = clock.GetUtcNow();   // the same landlord as before
        db.Add(lease);
        process.Raise(new LeaseEntered(lease.Id, dwelling.Id, lease.State));
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return LeaseRefusals.Twice;
        if (lease.State == LeaseState.Standing) await arrival.SettleAsync([dwelling.Id], process, cancel);
        await db.SaveChangesAsync(cancel);
        return lease.Id;
    }

    public async Task<Result> CorrectAsync(Guid leaseId, Guid accountId, long version, string? fromTyped, string? toTyped, string? tenantTyped, Process process, CancellationToken cancel)
    {
        if (await leases.FindOwnAsync(leaseId, accountId, cancel) is not { State: not LeaseState.Declined } lease) return LeaseRefusals.Gone;
        if (lease.Version != version) return LeaseRefusals.Gone;
        var dates = ReadDates(fromTyped, toTyped);
        var tenant = ReadTenant(tenantTyped);
        if (dates.IsRefused || tenant.IsRefused) return Result.Refuse([.. dates.Refusals, .. tenant.Refusals]);
        var (from, to) = dates.Value;
        if (lease.Source == LeaseSource.Imported && from != lease.From) return LeaseRefusals.FromWrong;   // the register's own row; the page offers no other day
        var others = await db.Set<Lease>().AsNoTracking().Where(l => l.DwellingId == lease.DwellingId && l.Id != leaseId && l.State != LeaseState.Declined).ToListAsync(cancel);
        if (others.Any(l => l.LandlordIndex.AsSpan().SequenceEqual(lease.LandlordIndex) && l.Overlaps(from, to))) return LeaseRefusals.Twice;
        if (lease.State == LeaseState.Standing && !lease.IsVouched && others.Any(l => l.State == LeaseState.Standing && l.Overlaps(from, to))) lease.State = LeaseState.OtherLandlord;
        (lease.From, lease.To) = (from, to);
        leases.SetTenant(lease, tenant.Value);
        process.Raise(new LeaseCorrected(lease.Id, from, to));
        return await SaveAsync(cancel);
    }

    public async Task<Result> EndAsync(Guid leaseId, Guid accountId, long version, string? dayTyped, Process process, CancellationToken cancel)
    {
        if (await leases.FindOwnAsync(leaseId, accountId, cancel) is not { } lease || lease.Version != version) return LeaseRefusals.Gone;
        if (!DeclarationService.TryDay(dayTyped, out var day)) return LeaseRefusals.ToWrong;
        var done = lease.End(day, ChinaTime.Today(clock));
        if (done.IsRefused) return done;
        process.Raise(new LeaseEnded(lease.Id, day));
        return await SaveAsync(cancel);
    }

    private async Task<LeaseState> StateAsync(
        PersonInfo landlord, string name, DwellingInfo dwelling, IEnumerable<Lease> others, IReadOnlyList<Lease> own, string? plateToken, DateOnly from, DateOnly? to, CancellationToken cancel)
    {
        if (others.Any(l => l.State == LeaseState.Standing && l.Overlaps(from, to))) return LeaseState.OtherLandlord;
        if (own.Any(l => l.IsVouched && l.State == LeaseState.Standing)) return LeaseState.Standing;
        if (landlord.Level < VerifiedLevel.Register) return LeaseState.Unproven;
        foreach (var lead in leads)
            if (await lead.NamesAsync(dwelling.Id, name, cancel)) return LeaseState.Standing;
        return await places.IsPlateAsync(dwelling.Id, plateToken, cancel) ? LeaseState.Standing : LeaseState.Unproven;
    }

    /// <summary>Who the landlord is. The register is asked before anything is written: it is a network call.</summary>
    private async Task<Result<PersonInfo>> IdentifyAsync(LeaseInput input, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await persons.OfAccountAsync(accountId, cancel) is { } known) return known;
        var type = DocumentTypes.Find(input.Document) ?? DocumentType.ResidentId;
        var read = persons.Read(input.Name, type, input.Number);
        if (read.IsRefused) return Result<PersonInfo>.Refuse(read.Refusals);
        var who = accountId.ToString("N");
        if (!await limiter.HasLeftAsync(Documents, who, options.Value.DocumentsPerDay, Day, cancel)) return DeclarationRefusals.TooManyDocuments;
        var register = await persons.AskRegisterAsync(input.Name!, type, input.Number!, cancel);
        if (!await limiter.SpendAsync(Documents, who, options.Value.DocumentsPerDay, Day, cancel)) return DeclarationRefusals.TooManyDocuments;
        var person = await persons.IdentifyAsync(input.Name!, type, input.Number!, accountId, process, cancel);
        if (person.IsRefused) return person;
        if (register != RegisterAnswer.NotYetChecked) await persons.NoteRegisterAsync(person.Value.Id, register, process, cancel);
        return (await persons.FindAsync(person.Value.Id, cancel))!;
    }

    private Result<(DateOnly From, DateOnly? To)> ReadDates(string? fromTyped, string? toTyped)
    {
        var today = ChinaTime.Today(clock);
        if (string.IsNullOrWhiteSpace(fromTyped)) return LeaseRefusals.FromMissing;
        if (!DeclarationService.TryDay(fromTyped, out var from) || from.Year < 1950 || from > today.AddYears(1)) return LeaseRefusals.FromWrong;
        if (string.IsNullOrWhiteSpace(toTyped)) return (from, null);
        if (!DeclarationService.TryDay(toTyped, out var to) || to > today.AddYears(50)) return LeaseRefusals.ToWrong;
        return to < from ? LeaseRefusals.ToBeforeFrom : (from, to);
    }

    private static Result<string?> ReadTenant(string? typed)
    {
        var tenant = typed?.Trim().ReplaceLineEndings(" ") ?? "";
        if (tenant.Length > 50 || NoteText.Read(tenant).IsRefused) return LeaseRefusals.TenantWrong;
        return Result.Ok<string?>(tenant.Length == 0 ? null : tenant);
    }

    private async Task<Result> SaveAsync(CancellationToken cancel)
    {
        try { return await db.SaveOrDuplicateAsync(cancel) is null ? Result.Ok() : LeaseRefusals.Twice; }
        catch (DbUpdateConcurrencyException) { return LeaseRefusals.Gone; }
    }
}

/// <summary>What else speaks for a landlord: an officer who was told the name at the door.</summary>
internal interface ILeaseLead
{
    Task<bool> NamesAsync(Guid dwellingId, string name, CancellationToken cancel);
}
