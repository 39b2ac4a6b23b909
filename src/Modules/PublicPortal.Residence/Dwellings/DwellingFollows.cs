using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Undeclared;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Dwellings;

/// <summary>What hangs on a dwelling goes where the dwelling goes, in the transaction of the act: declarations, visits, reminders.</summary>
internal sealed class DwellingFollows(
    PortalDbContext db, SettlementService settlement, OrderService orders, OrderCourse course, IAccounts accounts, IPersons persons, IPlaces places)
    : IEventHandler<DwellingMoved>, IEventHandler<PlaceMoved>, IEventHandler<DwellingRenumbered>, IEventHandler<DwellingSplit>
{
    private static readonly LocalizedText NewCode = new("房屋换了新编码，门牌会换新", "the home has a new code, and its plate will be replaced");
    private static readonly LocalizedText NewParts = new(
        "房屋分成了几套，您登记在这一套。如果住的是另一套，请扫那一套的门牌申报", "the home was split, and you are registered in this part; if you live in another one, scan its plate and declare there");

    /// <summary>The dwelling lies in another cell: another officer has its visits, and reminders go along. Declarations and numbers follow in Counters.</summary>
    public async Task HandleAsync(DwellingMoved happened, Process process, CancellationToken cancel)
    {
        var to = happened.ToScopePath;
        await db.BeginWriteAsync(cancel);
        await db.Set<UndeclaredCase>().Where(c => c.DwellingId == happened.DwellingId).ExecuteUpdateAsync(set => set.SetProperty(c => c.ScopePath, to), cancel);
        foreach (var order in await db.Set<VerificationOrder>().Where(o => o.DwellingId == happened.DwellingId && o.State == OrderState.Open).ToListAsync(cancel))
        {
            await course.LieAtAsync(order, to, null, cancel);
            var able = await accounts.StaffOverAsync(ResidencePermissions.Visit, to, cancel);
            if (able.Any(a => a.Id == order.OfficerAccountId)) continue;
            var from = order.OfficerAccountId;
            await course.AssignAsync(order, able.FirstOrDefault()?.Id, process, cancel);
            if (order.OfficerAccountId is not { } officer) continue;
            process.Raise(new OrderHandedOver(order.Id, from, officer));
            await orders.TellOfficerAsync(officer, order, "residence.handed-over", new()
            {
                ["from"] = NoticeValue.Of(new LocalizedText("系统（房屋划到您的网格）", "the system (the home is in your cell now)")), ["until"] = NoticeValue.Of(ChinaTime.Date(order.DueAt)),
            }, cancel);
        }
        await HomeCommunitiesAsync(happened.DwellingId, process, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A whole place came below another one: all paths below it change at their beginning; declarations and visits follow in Counters.</summary>
    public async Task HandleAsync(PlaceMoved happened, Process process, CancellationToken cancel)
    {
        var (from, to) = (happened.FromScopePath, happened.ToScopePath);
        await db.BeginWriteAsync(cancel);
        await db.Set<UndeclaredCase>().Where(c => c.ScopePath.StartsWith(from)).ExecuteUpdateAsync(set => set.SetProperty(c => c.ScopePath, c => to + c.ScopePath.Substring(from.Length)), cancel);
    }

    public Task HandleAsync(DwellingRenumbered happened, Process process, CancellationToken cancel) => TellAsync(happened.DwellingId, NewCode, cancel);

    public Task HandleAsync(DwellingSplit happened, Process process, CancellationToken cancel) => TellAsync(happened.DwellingId, NewParts, cancel);

    internal async Task TellAsync(Guid dwellingId, LocalizedText what, CancellationToken cancel)
    {
        var open = await db.Set<ResidenceDeclaration>().AsNoTracking()
            .Where(d => d.DwellingId == dwellingId && (d.State == DeclarationState.Doubtful || d.State == DeclarationState.Accepted)).ToListAsync(cancel);
        foreach (var declaration in open) await settlement.TellAsync(declaration, "residence.dwelling-changed", new() { ["what"] = NoticeValue.Of(what) }, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A home community follows the dwelling that gave it.</summary>
    private async Task HomeCommunitiesAsync(Guid dwellingId, Process process, CancellationToken cancel)
    {
        if (await places.FindDwellingAsync(dwellingId, cancel) is not { } dwelling) return;
        var who = await db.Set<ResidenceDeclaration>().AsNoTracking().Where(d => d.DwellingId == dwellingId && d.State == DeclarationState.Accepted).Select(d => d.PersonId).Distinct().ToListAsync(cancel);
        foreach (var person in (await persons.FindManyAsync(who, cancel)).Values)
            if (person.HomeCommunityId != dwelling.CommunityId && person.HomeCommunitySource is null or HomeCommunitySource.Declaration)
                await persons.SetHomeCommunityAsync(person.Id, dwelling.CommunityId, HomeCommunitySource.Declaration, process, cancel);
    }
}
