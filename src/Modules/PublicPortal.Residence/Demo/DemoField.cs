using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Help;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Demo;

/// <summary>What an officer did in the week before, and a visit of help to come. Development only.</summary>
internal sealed class DemoField(
    PortalDbContext db, UnitOfWork work, IPlaces places, IAccounts accounts, IExternalSignIn signIn, WorkingCalendar calendar, TimeProvider clock) : IDemoData
{
    public static string Name => "residence-field";

    public async Task LoadAsync(CancellationToken cancel)
    {
        if (await places.FindDwellingAsync(DemoDwellings.Room(201), cancel) is null) return;   // another district was loaded
        var process = work.Start("residence.load-demo", null, Channel.Job);
        var officer = (await accounts.FindStaffByNumberAsync("W1007", cancel))!.Id;
        var now = clock.GetUtcNow();
        var monday = Week.Of(ChinaTime.Date(now)).Monday.AddDays(-7);
        (int Room, int Day, int Due, VisitResult Result)[] visits =
            [(201, 0, 1, VisitResult.Confirmed), (202, 0, 0, VisitResult.NobodyHome), (202, 2, 3, VisitResult.Confirmed), (203, 1, 2, VisitResult.Corrected), (204, 3, 2, VisitResult.Confirmed)];
        foreach (var (room, day, due, result) in visits)
        {
            var dwelling = (await places.FindDwellingAsync(DemoDwellings.Room(room), cancel))!;
            var at = ChinaTime.At(monday.AddDays(day), new TimeOnly(10, 20));
            var order = new VerificationOrder { Id = Ids.New(now), DwellingId = dwelling.Id, ScopePath = dwelling.ScopePath, CreatedAt = at.AddDays(-3), DueAt = ChinaTime.At(monday.AddDays(due), new TimeOnly(18, 0)) };
            order.Assign(officer);
            order.Close(at);
            if (result != VisitResult.NobodyHome) order.Done(officer, at);
            db.Add(order);
            db.Add(new VerificationVisit { Id = Ids.New(now), OrderId = order.Id, OfficerAccountId = officer, Result = result, At = at });
            process.Raise(new OrderClosed(order.Id, ByVisit: true));   // counted like any other
        }
        await AddHelpAsync(officer, process, cancel);
        await db.SaveChangesAsync(cancel);
        await work.CompleteAsync(cancel);
    }

    private async Task AddHelpAsync(Guid officer, Process process, CancellationToken cancel)
    {
        var account = await signIn.FindOrCreateAsync("demo", DemoResidence.Landlord, process, cancel);
        var home = (await places.FindDwellingAsync(DemoResidence.LandlordsHome, cancel))!;
        var now = clock.GetUtcNow();
        var help = new HelpVisit
        {
            Id = Ids.New(now), AccountId = account, Kind = HelpKind.Papers, DwellingId = home.Id, GridCellId = home.GridCellId, ScopePath = home.ScopePath, AskedAt = now,
        };
        help.Sit(calendar.Add(ChinaTime.Date(now), 6), VisitSlot.Morning, 1);
        help.Assign(officer);
        db.Add(help);
    }
}
