using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Orders;

/// <summary>What an officer entered at the door.</summary>
/// <param name="MoveIn">The corrected day, for <see cref="VisitResult.Corrected"/>.</param>
internal sealed record VisitInput(Guid OrderId, Guid? DeclarationId, string? Result, string? Note, string? MoveIn, Guid? PhotoFileId);

/// <summary>Enters results of visits; the resident is told each step.</summary>
internal sealed class VisitService(
    PortalDbContext db, OrderService orders, SettlementService settlement, IAccounts accounts, NotMet notMet, WorkingCalendar calendar, ICurrentUser user,
    IOptions<ResidenceOptions> options, TimeProvider clock)
{
    public async Task<Result> EnterAsync(VisitInput input, Process process, CancellationToken cancel)
    {
        var order = await db.Set<VerificationOrder>().FirstOrDefaultAsync(o => o.Id == input.OrderId, cancel);
        if (order is null || !orders.InReach(order)) return OrderRefusals.NotYours;
        if (order.State != OrderState.Open) return OrderRefusals.Closed;
        if (!Enum.TryParse<VisitResult>(input.Result, out var result) || !Enum.IsDefined(result)) return OrderRefusals.ResultMissing;
        var note = input.Note?.Trim();
        if (note?.Length > 300) return OrderRefusals.NoteTooLong;
        if (NoteText.Read(note).IsRefused) return DecisionRefusals.NoteHoldsNumber;   // the note goes into a message
        if (result is VisitResult.NotFound or VisitResult.Refused && string.IsNullOrEmpty(note)) return OrderRefusals.NoteMissing;

        var open = await OpenDeclarationsAsync(order.Id, cancel);
        var officer = (await accounts.FindAsync(user.AccountId!.Value, cancel))!;
        var done = result == VisitResult.NobodyHome
            ? await NobodyHomeAsync(order, open, officer, note, input.PhotoFileId, process, cancel)
            : await OneAsync(order, open.FirstOrDefault(d => d.Id == input.DeclarationId), result, officer, note, input, process, cancel);
        if (done.IsRefused) return done;
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return DeclarationRefusals.Stale; }
        return done;
    }

    private async Task<Result> OneAsync(
        VerificationOrder order, ResidenceDeclaration? declaration, VisitResult result, AccountInfo officer, string? note, VisitInput input, Process process, CancellationToken cancel)
    {
        if (declaration is null) return OrderRefusals.Closed;
        var now = clock.GetUtcNow();
        if (result == VisitResult.Corrected)
        {
            if (!DeclarationService.TryDay(input.MoveIn, out var moveIn) || moveIn > ChinaTime.Today(clock).AddDays(options.Value.MostDaysAhead)) return OrderRefusals.MoveInWrong;
            var before = declaration.MoveInDate;
            declaration.Correct(moveIn);
            process.Raise(new DeclarationCorrected(declaration.Id, before, moveIn));
        }
        Add(order, declaration.Id, officer, result, note, input.PhotoFileId, process, now);
        switch (result)
        {
            case VisitResult.Confirmed or VisitResult.Corrected:
                var settled = await settlement.SettleAsync(declaration, [.. declaration.OpenDoubts.Select(d => d.Rule)], "visit", officer.Id, process, cancel);
                if (settled.IsRefused) return settled;
                break;
            case VisitResult.NotFound:
                declaration.Refuse(officer.Id, note!, now);
                await settlement.RefusedAsync(declaration, "residence.not-found", new()
                {
                    ["officer"] = officer.DisplayName, ["number"] = officer.StaffNumber ?? "", ["visited"] = NoticeValue.Of(now),
                }, process, cancel);
                break;
            default:
                declaration.Refuse(officer.Id, note!, now);
                await settlement.RefusedAsync(declaration, "residence.refused", new() { ["reason"] = note!.TrimEnd('。', '.') + "。" }, process, cancel);
                break;
        }
        await orders.DropAsync(declaration.Id, process, cancel, byVisit: true);
        return Result.Ok();
    }

    /// <summary>A card is left; the residents choose when to be met; the clock starts again.</summary>
    private async Task<Result> NobodyHomeAsync(
        VerificationOrder order, IReadOnlyList<ResidenceDeclaration> open, AccountInfo officer, string? note, Guid? photo, Process process, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var until = calendar.Add(ChinaTime.Date(now), options.Value.VisitWorkingDays);
        order.ClearSlot();
        order.DueAt = ChinaTime.At(until, new TimeOnly(18, 0));
        Add(order, null, officer, VisitResult.NobodyHome, note, photo, process, now);
        if (await notMet.EndsAsync(order, open, officer, process, cancel)) return Result.Ok();
        foreach (var declaration in open)
            await settlement.TellAsync(declaration, "residence.visit-missed", new()
            {
                ["officer"] = officer.DisplayName, ["number"] = officer.StaffNumber ?? "", ["visited"] = NoticeValue.Of(now), ["until"] = NoticeValue.Of(until),
            }, cancel);
        return Result.Ok();
    }

    private void Add(VerificationOrder order, Guid? declarationId, AccountInfo officer, VisitResult result, string? note, Guid? photo, Process process, DateTimeOffset now)
    {
        db.Add(new VerificationVisit
        {
            Id = Ids.New(now), OrderId = order.Id, DeclarationId = declarationId, OfficerAccountId = officer.Id,
            Result = result, Note = string.IsNullOrEmpty(note) ? null : note, PhotoFileId = photo, At = now,
        });
        process.Raise(new VisitMade(order.Id, declarationId, result));
    }

    private Task<List<ResidenceDeclaration>> OpenDeclarationsAsync(Guid orderId, CancellationToken cancel) =>
        db.Set<ResidenceDeclaration>().Include(d => d.Doubts)
            .Where(d => d.State == DeclarationState.Doubtful && db.Set<OrderItem>().Any(i => i.OrderId == orderId && i.DeclarationId == d.Id && i.SettledAt == null))
            .ToListAsync(cancel);
}
