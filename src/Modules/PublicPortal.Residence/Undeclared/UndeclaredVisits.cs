using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Capture;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Undeclared;

internal enum DoorResult { Occupied, Vacant, NotForLiving, NobodyHome }

/// <summary>What an officer found at a door behind which nobody is declared, and what a landlord says about it.</summary>
internal sealed class UndeclaredVisits(
    PortalDbContext db, UndeclaredService service, CaptureService capture, LeaseService leases, OrderService orders, OrderCourse course, IDwellingReports reports, ICurrentUser user,
    IOptions<UndeclaredOptions> options, TimeProvider clock)
{
    public async Task<Result> EnterAsync(Guid orderId, string? resultTyped, string? noteTyped, CaptureInput seen, Process process, CancellationToken cancel)
    {
        var order = await db.Set<VerificationOrder>().FirstOrDefaultAsync(o => o.Id == orderId && o.Kind == OrderKind.Undeclared, cancel);
        if (order is null || !orders.InReach(order)) return OrderRefusals.NotYours;
        var found = await db.Set<UndeclaredCase>().FirstOrDefaultAsync(c => c.OrderId == orderId && c.SettledAt == null, cancel);
        if (order.State != OrderState.Open || found is null) return OrderRefusals.Closed;
        if (!Enum.TryParse<DoorResult>(resultTyped, out var result) || !Enum.IsDefined(result)) return UndeclaredRefusals.ResultMissing;
        var note = NoteText.Read(noteTyped);
        if (note.IsRefused) return note;
        var checkedInput = capture.Check(seen);
        if (checkedInput.IsRefused) return checkedInput;

        var now = clock.GetUtcNow();
        var visit = result switch { DoorResult.Occupied => VisitResult.Confirmed, DoorResult.NobodyHome => VisitResult.NobodyHome, _ => VisitResult.NotFound };
        db.Add(new VerificationVisit { Id = Ids.New(now), OrderId = orderId, OfficerAccountId = user.AccountId!.Value, Result = visit, Note = note.Value.Length == 0 ? null : note.Value, At = now });
        process.Raise(new VisitMade(orderId, null, visit));
        try
        {
            await FollowAsync(order, found, result, visit, note.Value, process, cancel);
            await capture.ApplyAsync(seen, found.DwellingId, null, process, cancel);
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException) { return UndeclaredRefusals.Gone; }
        return Result.Ok();
    }

    private async Task FollowAsync(VerificationOrder order, UndeclaredCase found, DoorResult result, VisitResult visit, string note, Process process, CancellationToken cancel)
    {
        var (now, me) = (clock.GetUtcNow(), user.AccountId!.Value);
        if (result == DoorResult.NobodyHome)
        {
            await course.AgainAsync(order, me, process, cancel);
            return;
        }
        order.Done(me, now);
        await course.CloseAsync(order, new DoorEnd(visit, me), now, process, cancel);
        if (result == DoorResult.Occupied)
        {
            found.WaitForThem(now.AddDays(options.Value.ReminderDays));
            return;
        }
        await service.SettleAsync(found, result == DoorResult.Vacant ? UndeclaredState.Vacant : UndeclaredState.NotForLiving, process, cancel);
        if (result == DoorResult.NotForLiving) await reports.ReportAsync(found.DwellingId, DwellingFault.Usage, note, process, cancel);
    }

    /// <summary>A landlord says that the dwelling stands empty now: it is left alone for a while.</summary>
    public async Task<Result> SayVacantAsync(Guid leaseId, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await leases.FindOwnAsync(leaseId, accountId, cancel) is not { IsVouched: true } lease) return UndeclaredRefusals.Gone;
        var found = await db.Set<UndeclaredCase>().FirstOrDefaultAsync(c => c.DwellingId == lease.DwellingId && c.SettledAt == null && c.State == UndeclaredState.Reminded, cancel);
        return found is null ? UndeclaredRefusals.Gone : await service.SettleAsync(found, UndeclaredState.Vacant, process, cancel);
    }
}
