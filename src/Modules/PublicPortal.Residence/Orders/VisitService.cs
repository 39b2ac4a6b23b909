using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Orders;

/// <summary>
/// Enters results of visits; the resident is told each step. A result may arrive late or twice: the first one counts, and
/// what comes after the order was settled is kept as a record of the visit.
/// </summary>
internal sealed class VisitService(
    PortalDbContext db, OrderService orders, OrderCourse course, SettlementService settlement, IAccounts accounts, NotMet notMet, ICurrentUser user,
    IOptions<ResidenceOptions> options, IOptions<FieldOptions> field, TimeProvider clock)
{
    public async Task<Result<VisitAnswer>> EnterAsync(VisitInput input, Process process, CancellationToken cancel)
    {
        if (await SentAsync(input.Key, cancel) is { } before) return before;
        var order = await db.Set<VerificationOrder>().FirstOrDefaultAsync(o => o.Id == input.OrderId, cancel);
        if (order is null || !(orders.InReach(order) || order.FormerOfficerAccountId == user.AccountId)) return OrderRefusals.NotYours;
        var read = VisitEntry.Read(input, field.Value, options.Value, clock.GetUtcNow());
        if (read.IsRefused) return Result<VisitAnswer>.Refuse(read.Refusals);

        var open = await OpenDeclarationsAsync(order.Id, cancel);
        var declaration = open.FirstOrDefault(d => d.Id == input.DeclarationId);
        var kept = await KeptAsync(order, input, read.Value.Result == VisitResult.NobodyHome || declaration is not null, cancel);
        var officer = (await accounts.FindAsync(user.AccountId!.Value, cancel))!;
        var about = read.Value.Result == VisitResult.NobodyHome ? null : input.DeclarationId;
        // The record first: its key is the limit against the same result twice.
        db.Add(Record(order, about, officer, read.Value, input, kept));
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return await SentAsync(input.Key, cancel) ?? new VisitAnswer(kept, Already: true);
        process.Raise(new VisitMade(order.Id, about, read.Value.Result, kept));
        if (kept is not null) return new VisitAnswer(kept);

        try
        {
            if (declaration is null || read.Value.Result == VisitResult.NobodyHome) await NobodyHomeAsync(order, open, officer, read.Value, process, cancel);
            else if (await OneAsync(order, declaration, officer, read.Value, process, cancel) is { IsRefused: true } refused) return Result<VisitAnswer>.Refuse(refused.Refusals);
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException) { return DeclarationRefusals.Stale; }
        return new VisitAnswer(null);
    }

    /// <summary>What became of a result that has already arrived; null when it is new.</summary>
    public async Task<VisitAnswer?> SentAsync(string? key, CancellationToken cancel) => string.IsNullOrEmpty(key) ? null
        : await db.Set<VerificationVisit>().AsNoTracking().FirstOrDefaultAsync(v => v.OfficerAccountId == user.AccountId && v.SendKey == key, cancel) is { } sent
            ? new VisitAnswer(sent.KeptBecause, Already: true) : null;

    /// <summary>Whether somebody or something else was first.</summary>
    private async Task<KeptBecause?> KeptAsync(VerificationOrder order, VisitInput input, bool isOpen, CancellationToken cancel)
    {
        if (order.State != OrderState.Open || !isOpen)
            return await db.Set<VerificationVisit>().AnyAsync(v => v.OrderId == order.Id && v.KeptBecause == null && v.Result != VisitResult.NobodyHome
                && v.OfficerAccountId != user.AccountId && (input.DeclarationId == null || v.DeclarationId == input.DeclarationId), cancel)
                ? KeptBecause.ColleagueFirst : KeptBecause.Settled;
        var handedOver = !orders.InReach(order) || (input.Given is { } given && given != (order.OfficerAccountId ?? Guid.Empty) && order.OfficerAccountId != user.AccountId);
        return handedOver ? KeptBecause.HandedOver : null;
    }

    private async Task<Result> OneAsync(
        VerificationOrder order, ResidenceDeclaration declaration, AccountInfo officer, VisitEntry entry, Process process, CancellationToken cancel)
    {
        if (entry.MoveIn is { } moveIn)
        {
            var before = declaration.MoveInDate;
            declaration.Correct(moveIn);
            process.Raise(new DeclarationCorrected(declaration.Id, before, moveIn));
        }
        await orders.DropAsync(declaration.Id, process, cancel, new DoorEnd(entry.Result, officer.Id));
        if (order.State == OrderState.Closed) order.Done(officer.Id, entry.At);
        switch (entry.Result)
        {
            case VisitResult.Confirmed or VisitResult.Corrected:
                return await settlement.SettleAsync(declaration, [.. declaration.OpenDoubts.Select(d => d.Rule)], "visit", officer.Id, process, cancel);
            case VisitResult.NotFound:
                declaration.Refuse(officer.Id, entry.Note!, entry.Now);
                await settlement.RefusedAsync(declaration, "residence.not-found", new()
                {
                    ["officer"] = officer.DisplayName, ["number"] = officer.StaffNumber ?? "", ["visited"] = NoticeValue.Of(entry.At),
                }, process, cancel);
                break;
            default:
                declaration.Refuse(officer.Id, entry.Note!, entry.Now);
                await settlement.RefusedAsync(declaration, "residence.refused", new() { ["reason"] = NoteText.Sentence(entry.Note!) }, process, cancel);
                break;
        }
        return Result.Ok();
    }

    /// <summary>A card is left; the residents choose when to be met; the clock starts again when the result arrives.</summary>
    private async Task NobodyHomeAsync(VerificationOrder order, IReadOnlyList<ResidenceDeclaration> open, AccountInfo officer, VisitEntry entry, Process process, CancellationToken cancel)
    {
        if (await notMet.EndsAsync(order, open, officer, process, cancel)) return;
        if (!order.Missed(ChinaTime.Date(entry.At))) return;
        var until = ChinaTime.Date(await course.AgainAsync(order, officer.Id, process, cancel));
        foreach (var declaration in open)
            await settlement.TellAsync(declaration, "residence.visit-missed", new()
            {
                ["officer"] = officer.DisplayName, ["number"] = officer.StaffNumber ?? "", ["visited"] = NoticeValue.Of(entry.At), ["until"] = NoticeValue.Of(until),
            }, cancel);
    }

    private static VerificationVisit Record(VerificationOrder order, Guid? declarationId, AccountInfo officer, VisitEntry entry, VisitInput input, KeptBecause? kept) => new()
    {
        Id = Ids.New(entry.Now), OrderId = order.Id, DeclarationId = declarationId, OfficerAccountId = officer.Id, Result = entry.Result, Note = entry.Note,
        PhotoFileId = input.PhotoFileId, At = entry.At, ArrivedAt = entry.ArrivedAt, SendKey = string.IsNullOrEmpty(input.Key) ? null : input.Key, KeptBecause = kept,
    };

    private Task<List<ResidenceDeclaration>> OpenDeclarationsAsync(Guid orderId, CancellationToken cancel) =>
        db.Set<ResidenceDeclaration>().Include(d => d.Doubts)
            .Where(d => (d.State == DeclarationState.Doubtful || d.State == DeclarationState.Accepted) && d.Doubts.Any(x => x.SettledAt == null) && db.Set<OrderItem>().Any(i => i.OrderId == orderId && i.DeclarationId == d.Id && i.SettledAt == null))
            .ToListAsync(cancel);
}
