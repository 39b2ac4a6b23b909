using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Capture;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Help;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Undeclared;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Dwellings;

/// <summary>A dwelling became part of another one, or is gone: nothing is left hanging on it, and everybody in it is told.</summary>
internal sealed class DwellingEnds(
    PortalDbContext db, DwellingFollows follows, SettlementService settlement, OrderService orders, OrderCourse course, UndeclaredService undeclared, IPersons persons, IPlaces places,
    INotifier notifier, TimeProvider clock) : IEventHandler<DwellingMerged>, IEventHandler<DwellingDemolished>
{
    private static readonly LocalizedText Joined = new("房屋已和隔壁合并，现在是这个地址", "the home was merged with its neighbour and has this address now");
    private static readonly LocalizedText Gone = new("房屋已登记为拆除，租约今天到期", "the home is entered as demolished, and the lease ends today");

    public async Task HandleAsync(DwellingMerged happened, Process process, CancellationToken cancel)
    {
        var (from, into) = (happened.DwellingId, happened.IntoId);
        if (await places.FindDwellingAsync(into, cancel) is not { } target) return;
        await DeclarationsAsync(from, target, process, cancel);
        await LeasesAsync(from, into, cancel);
        await OrdersAsync(from, target, process, cancel);
        await UndeclaredAsync(from, target, process, cancel);
        foreach (var question in await db.Set<LandlordConfirmation>().Where(c => c.DwellingId == from).ToListAsync(cancel)) question.DwellingId = into;
        foreach (var draft in await db.Set<DeclarationDraft>().Where(d => d.DwellingId == from).ToListAsync(cancel)) draft.DwellingId = into;
        await db.Set<HelpVisit>().Where(h => h.DwellingId == from && h.State == HelpState.Open).ExecuteUpdateAsync(set => set.SetProperty(h => h.DwellingId, into), cancel);
        foreach (var lead in await db.Set<LeaseLead>().Where(l => l.DwellingId == from).ToListAsync(cancel)) lead.DwellingId = into;
        await db.SaveChangesAsync(cancel);
        await follows.TellAsync(into, Joined, cancel);
    }

    public async Task HandleAsync(DwellingDemolished happened, Process process, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), ChinaTime.Today(clock));
        var dwelling = (await places.FindDwellingAsync(happened.DwellingId, cancel))!;
        foreach (var declaration in await OpenAsync(happened.DwellingId, cancel))
        {
            declaration.EndFor(EndReason.DwellingGone, today, null, null, now);
            await orders.DropAsync(declaration.Id, process, cancel);
            await settlement.EndedAsync(declaration, EndReason.DwellingGone, process, cancel);
        }
        foreach (var lease in await db.Set<Lease>().Where(l => l.DwellingId == happened.DwellingId && l.State != LeaseState.Declined && (l.To == null || l.To > today)).ToListAsync(cancel))
        {
            if (lease.IsQuestion || lease.From > today) lease.State = LeaseState.Declined;
            else lease.To = today;
            process.Raise(new LeaseEnded(lease.Id, today));
            if (await persons.FindByDocumentIndexAsync(lease.LandlordIndex, cancel) is { AccountId: { } account })
                await notifier.NotifyAsync(account, "residence.dwelling-changed", new Dictionary<string, string> { ["address"] = dwelling.Address, ["what"] = NoticeValue.Of(Gone) }, $"/residence/leases/{lease.Id}", cancel);
        }
        await undeclared.SettleAsync(happened.DwellingId, UndeclaredState.DwellingGone, process, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Whoever is declared in both keeps the one in the dwelling that stays.</summary>
    private async Task DeclarationsAsync(Guid from, DwellingInfo target, Process process, CancellationToken cancel)
    {
        var there = await db.Set<ResidenceDeclaration>().Where(d => d.DwellingId == target.Id && (d.State == DeclarationState.Doubtful || d.State == DeclarationState.Accepted)).Select(d => d.PersonId).ToListAsync(cancel);
        foreach (var declaration in await OpenAsync(from, cancel))
        {
            if (!there.Contains(declaration.PersonId))
            {
                declaration.FollowTo(target.Id, target.ScopePath);
                continue;
            }
            declaration.EndFor(EndReason.DwellingMerged, ChinaTime.Today(clock), null, null, clock.GetUtcNow());
            await orders.DropAsync(declaration.Id, process, cancel);
            await settlement.EndedAsync(declaration, EndReason.DwellingMerged, process, cancel);
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task LeasesAsync(Guid from, Guid into, CancellationToken cancel)
    {
        var there = (await db.Set<Lease>().AsNoTracking().Where(l => l.DwellingId == into).ToListAsync(cancel)).Select(Key).ToHashSet();
        foreach (var lease in await db.Set<Lease>().Where(l => l.DwellingId == from).ToListAsync(cancel))
            if (there.Add(Key(lease))) lease.DwellingId = into;   // the same lease of both is on record once
        await db.SaveChangesAsync(cancel);

        static string Key(Lease lease) => $"{Convert.ToHexString(lease.LandlordIndex)}|{lease.From:yyyyMMdd}";
    }

    /// <summary>One visit per dwelling: what was to be looked at next door joins the visit that is under way.</summary>
    private async Task OrdersAsync(Guid from, DwellingInfo target, Process process, CancellationToken cancel)
    {
        if (await db.Set<VerificationOrder>().FirstOrDefaultAsync(o => o.DwellingId == from && o.State == OrderState.Open, cancel) is not { } order) return;
        if (await db.Set<VerificationOrder>().FirstOrDefaultAsync(o => o.DwellingId == target.Id && o.State == OrderState.Open, cancel) is not { } there)
        {
            await course.LieAtAsync(order, target.ScopePath, target, cancel);
            await db.SaveChangesAsync(cancel);
            return;
        }
        foreach (var item in await db.Set<OrderItem>().Where(i => i.OrderId == order.Id && i.SettledAt == null).ToListAsync(cancel))
        {
            item.SettledAt = clock.GetUtcNow();
            if (!await db.Set<OrderItem>().AnyAsync(i => i.OrderId == there.Id && i.DeclarationId == item.DeclarationId, cancel))
                db.Add(new OrderItem { Id = Ids.New(clock), OrderId = there.Id, DeclarationId = item.DeclarationId });
            there.Kind = OrderKind.Declarations;
        }
        await course.CloseAsync(order, null, clock.GetUtcNow(), process, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task UndeclaredAsync(Guid from, DwellingInfo target, Process process, CancellationToken cancel)
    {
        if (await undeclared.IsDeclaredAsync(target.Id, cancel)) await undeclared.SettleAsync(target.Id, UndeclaredState.Declared, process, cancel);
        await undeclared.SettleAsync(from, UndeclaredState.DwellingGone, process, cancel);
    }

    private Task<List<ResidenceDeclaration>> OpenAsync(Guid dwellingId, CancellationToken cancel) => db.Set<ResidenceDeclaration>().Include(d => d.Doubts)
        .Where(d => d.DwellingId == dwellingId && (d.State == DeclarationState.Doubtful || d.State == DeclarationState.Accepted)).ToListAsync(cancel);
}
