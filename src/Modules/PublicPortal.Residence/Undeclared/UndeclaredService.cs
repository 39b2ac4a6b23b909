using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Undeclared;

/// <summary>Takes an undeclared dwelling from step to step; stops as soon as somebody declares.</summary>
internal sealed class UndeclaredService(
    PortalDbContext db, LeaseService leases, OrderCourse course, IAccounts accounts, IPlaces places, INotifier notifier,
    IOptions<UndeclaredOptions> options, TimeProvider clock)
{
    /// <summary>Opens a case and reminds for the first time; nothing where one is open or somebody is declared.</summary>
    public async Task<Result> OpenAsync(DwellingInfo dwelling, bool occupied, Process process, CancellationToken cancel)
    {
        var known = await db.Set<UndeclaredCase>().FirstOrDefaultAsync(c => c.DwellingId == dwelling.Id && c.SettledAt == null, cancel);
        if (known is not null)
        {
            known.IsOccupied |= occupied;
            await db.SaveChangesAsync(cancel);
            return Result.Ok();
        }
        if (await IsDeclaredAsync(dwelling.Id, cancel)) return Result.Ok();
        var now = clock.GetUtcNow();
        var found = new UndeclaredCase { Id = Ids.New(now), DwellingId = dwelling.Id, ScopePath = dwelling.ScopePath, FoundAt = now, IsOccupied = occupied };
        process.Raise(new UndeclaredFound(found.Id, dwelling.Id));
        db.Add(found);
        return await RemindAsync(found, dwelling, process, cancel);
    }

    /// <summary>The next step of a case whose time has come.</summary>
    public async Task<Result> GoOnAsync(Guid caseId, Process process, CancellationToken cancel)
    {
        var found = await db.Set<UndeclaredCase>().FirstOrDefaultAsync(c => c.Id == caseId, cancel);
        if (found is not { IsOpen: true } || found.NextAt > clock.GetUtcNow()) return Result.Ok();
        var dwelling = await places.FindDwellingAsync(found.DwellingId, cancel);
        if (dwelling is not { Status: DwellingStatus.Active }) return await SettleAsync(found, UndeclaredState.DwellingGone, process, cancel);
        if (await IsDeclaredAsync(dwelling.Id, cancel)) return await SettleAsync(found, UndeclaredState.Declared, process, cancel);
        if (!found.IsOccupied && !await IsLetAsync(dwelling.Id, cancel)) return await SettleAsync(found, UndeclaredState.LeaseOver, process, cancel);
        return found.Rounds < options.Value.Reminders ? await RemindAsync(found, dwelling, process, cancel) : await OrderAsync(found, dwelling, process, cancel);
    }

    /// <summary>Ends the open case of a dwelling, if there is one, and the visit that was to be made for it.</summary>
    public async Task SettleAsync(Guid dwellingId, UndeclaredState how, Process process, CancellationToken cancel)
    {
        if (await db.Set<UndeclaredCase>().FirstOrDefaultAsync(c => c.DwellingId == dwellingId && c.SettledAt == null, cancel) is { } found) await SettleAsync(found, how, process, cancel);
    }

    public async Task<Result> SettleAsync(UndeclaredCase found, UndeclaredState how, Process process, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.BeginWriteAsync(cancel);   // rows of others: not for the hot way
        if (found.OrderId is { } id && await db.Set<VerificationOrder>().FirstOrDefaultAsync(o => o.Id == id && o.State == OrderState.Open, cancel) is { } order)
        {
            // A declaration in doubt has joined the visit: it is made for that one now.
            if (await db.Set<OrderItem>().AnyAsync(i => i.OrderId == id && i.SettledAt == null, cancel)) order.Kind = OrderKind.Declarations;
            else await course.CloseAsync(order, null, now, process, cancel);
        }
        found.Settle(how, now);
        process.Raise(new UndeclaredSettled(found.Id, found.DwellingId, how));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public Task<bool> IsDeclaredAsync(Guid dwellingId, CancellationToken cancel) =>
        db.Set<ResidenceDeclaration>().AnyAsync(d => d.DwellingId == dwellingId && (d.State == DeclarationState.Doubtful || d.State == DeclarationState.Accepted), cancel);

    private async Task<bool> IsLetAsync(Guid dwellingId, CancellationToken cancel)
    {
        var today = ChinaTime.Today(clock);
        return (await db.Set<Lease>().AsNoTracking().Where(l => l.DwellingId == dwellingId).ToListAsync(cancel)).Any(l => l.Covers(today));
    }

    private async Task<Result> RemindAsync(UndeclaredCase found, DwellingInfo dwelling, Process process, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var until = ChinaTime.Date(now).AddDays(options.Value.ReminderDays);
        found.Remind(now.AddDays(options.Value.ReminderDays));
        var landlord = await leases.LandlordOfAsync(dwelling.Id, cancel);
        var contact = await LastContactAsync(dwelling.Id, landlord?.AccountId, cancel);
        db.Add(new UndeclaredReminder { Id = Ids.New(now), CaseId = found.Id, Round = found.Rounds, SentAt = now, ToLandlord = landlord is not null, ToLastContact = contact is not null });
        process.Raise(new UndeclaredReminded(found.Id, found.Rounds, landlord is not null, contact is not null));
        try
        {
            // The unique index over case and round is the limit: whoever comes second sends nothing.
            if (await db.SaveOrDuplicateAsync(cancel) is not null) return UndeclaredRefusals.Reminded;
        }
        catch (DbUpdateConcurrencyException) { return UndeclaredRefusals.Reminded; }
        if (landlord is not null)
            await notifier.NotifyAsync(landlord.AccountId!.Value, "residence.undeclared-landlord",
                new Dictionary<string, string> { ["address"] = dwelling.Address, ["until"] = NoticeValue.Of(until) }, await LandlordPathAsync(dwelling.Id, cancel), cancel);
        if (contact is { } account)
            await notifier.NotifyAsync(account, "residence.undeclared-contact", new Dictionary<string, string> { ["address"] = dwelling.Address }, $"/d/{dwelling.Code}", cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    private async Task<string> LandlordPathAsync(Guid dwellingId, CancellationToken cancel) =>
        await db.Set<Lease>().AsNoTracking().Where(l => l.DwellingId == dwellingId && l.State == LeaseState.Standing).OrderByDescending(l => l.From).Select(l => (Guid?)l.Id).FirstOrDefaultAsync(cancel) is { } lease
            ? $"/residence/leases/{lease}" : "/residence/landlord";

    /// <summary>Whoever declared there last and has left; only the account is needed.</summary>
    private async Task<Guid?> LastContactAsync(Guid dwellingId, Guid? landlordAccount, CancellationToken cancel)
    {
        var last = await db.Set<ResidenceDeclaration>().AsNoTracking().Where(d => d.DwellingId == dwellingId && d.State == DeclarationState.MovedOut)
            .OrderByDescending(d => d.DecidedAt).Select(d => (Guid?)d.DeclarantAccountId).FirstOrDefaultAsync(cancel);
        return last == landlordAccount ? null : last;
    }

    private async Task<Result> OrderAsync(UndeclaredCase found, DwellingInfo dwelling, Process process, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var officer = (await accounts.StaffOverAsync(ResidencePermissions.Visit, dwelling.ScopePath, cancel)).FirstOrDefault();
        var order = new VerificationOrder { Id = Ids.New(now), Kind = OrderKind.Undeclared, DwellingId = dwelling.Id, ScopePath = dwelling.ScopePath, CreatedAt = now };
        await course.BeginAsync(order, officer?.Id, dwelling, process, cancel);
        db.Add(order);
        found.Order(order.Id);
        process.Raise(new UndeclaredOrdered(found.Id, order.Id));
        process.Raise(new OrderIssued(order.Id, Guid.Empty, order.OfficerAccountId, order.DueAt));   // about a dwelling, so about no declaration
        return await db.SaveOrDuplicateAsync(cancel) is null ? Result.Ok() : UndeclaredRefusals.Reminded;   // another visit is under way there
    }
}

internal static class UndeclaredRefusals
{
    public static readonly Refusal Reminded = new("residence.undeclared.reminded", "这一轮已经提醒过。", "Reminded already in this round.");
    public static readonly Refusal Gone = new("residence.undeclared.gone", "这套房的情况刚刚变了，请看看最新情况。", "Things have changed for this dwelling; look at how they stand now.");
    public static readonly Refusal ResultMissing = new("residence.undeclared.result-missing", "请选择看到的情况。", "Choose what you found.", "Result");
}

/// <summary>Stops the reminders at once when somebody declares.</summary>
internal sealed class UndeclaredStops(UndeclaredService service) : IEventHandler<DeclarationSubmitted>
{
    public Task HandleAsync(DeclarationSubmitted happened, Process process, CancellationToken cancel) =>
        happened.DwellingId is { } dwelling ? service.SettleAsync(dwelling, UndeclaredState.Declared, process, cancel) : Task.CompletedTask;
}
