using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.History;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Demo;

/// <summary>Leases, earlier registrations, a few residents and some visits of the made-up district. Development only.</summary>
internal sealed class DemoResidence(
    PortalDbContext db, UnitOfWork work, PortalContent content, FieldCipher cipher, LeaseService leases, IPersons persons, IPlaces places, IAccounts accounts,
    IExternalSignIn signIn, IVerificationCodes codes, OrderCourse course, TimeProvider clock) : IDemoData
{
    public const string Landlord = "he-guoqiang", KnownResident = "lin-xiaohe";
    public const int EarlierRegistrations = 5000;

    /// <summary>Where the landlord himself lives, so that he declares a second home.</summary>
    public static readonly string LandlordsHome = DemoDwellings.Room(601);

    private static readonly string WithoutAnyLease = DemoDwellings.Room(401);
    private static readonly HashSet<string> LandlordsDwellings = [DemoDwellings.WithLease, DemoDwellings.WithoutLease, DemoDwellings.Room(202), LandlordsHome];
    private readonly DateTimeOffset now = clock.GetUtcNow();
    private DateOnly Today => ChinaTime.Date(now);

    public static string Name => "residence";

    public async Task LoadAsync(CancellationToken cancel)
    {
        var process = work.Start("residence.load-demo", null, Channel.Job);
        var dwellings = await DwellingsAsync(cancel);
        if (!dwellings.ContainsKey(DemoDwellings.WithLease)) return;   // another district was loaded
        AddLeases(dwellings);
        await db.SaveChangesAsync(cancel);
        await AddHistoryAsync([.. dwellings.Keys.Order(StringComparer.Ordinal)], cancel);
        await AddResidentsAsync(process, cancel);
        await AddVisitsAsync(process, cancel);
        await work.CompleteAsync(cancel);
    }

    /// <summary>Codes and ids of all dwellings: rooms 201 to 601 of every building.</summary>
    private async Task<Dictionary<string, Guid>> DwellingsAsync(CancellationToken cancel)
    {
        var found = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var buildings = await places.PlacesAsync(PlaceLevel.Building, DemoDwellings.DistrictCode + "/", cancel);
        var rooms = Enumerable.Range(2, 5).SelectMany(floor => Enumerable.Range(1, 4).Select(door => floor * 100 + door)).ToList();
        foreach (var part in buildings.SelectMany(b => rooms.Select(r => $"{b.Code}{r:000000}")).Chunk(500))
            foreach (var (code, id) in await places.FindDwellingIdsAsync(part, cancel)) found[code] = id;
        return found;
    }

    /// <summary>Eleven of twelve dwellings are let; one has a lease that has run out.</summary>
    private void AddLeases(Dictionary<string, Guid> dwellings)
    {
        var he = MadeUp.Known(content, Landlord);
        var building = DemoDwellings.WithLease[..19];
        var turn = 0;
        foreach (var (code, id) in dwellings.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            turn++;
            if (code == WithoutAnyLease || (turn % 12 == 0 && !code.StartsWith(building, StringComparison.Ordinal))) continue;
            var landlord = LandlordsDwellings.Contains(code) ? he : MadeUp.Person(10_000 + turn % 140);
            DateOnly? to = code == DemoDwellings.WithoutLease ? new DateOnly(2024, 6, 30) : turn % 9 == 0 ? Today.AddDays(400) : null;
            db.Add(leases.New(id, landlord.Name, landlord.Type, landlord.Number, new DateOnly(2019 + turn % 4, 1 + turn % 12, 1), to));
        }
    }

    private async Task AddHistoryAsync(IReadOnlyList<string> codes, CancellationToken cancel)
    {
        var rows = Enumerable.Range(0, EarlierRegistrations - 2).Select(n =>
        {
            var person = MadeUp.Person(n);
            var from = new DateOnly(2015, 1, 1).AddDays(n * 13 % 3200);
            return new HistoryRow(person.Name, person.Type, person.Number, codes[n * 17 % codes.Count], from, n % 5 == 0 ? null : from.AddDays(200 + n % 900));
        });
        var (lin, he) = (MadeUp.Known(content, KnownResident), MadeUp.Known(content, Landlord));
        rows = rows.Append(new HistoryRow(lin.Name, lin.Type, lin.Number, DemoDwellings.WithLease, new DateOnly(2023, 3, 1), null))
            .Append(new HistoryRow(he.Name, he.Type, he.Number, LandlordsHome, new DateOnly(2018, 5, 1), null));
        var records = rows.Select(row => HistoryWriter.Seal(row, cipher, persons, now)).ToList();
        await db.BeginWriteAsync(cancel);
        await new HistoryWriter(db).InsertAsync(records, cancel);
    }

    private async Task AddResidentsAsync(Process process, CancellationToken cancel)
    {
        var account = await signIn.FindOrCreateAsync("demo", Landlord, process, cancel);
        var he = await PersonAsync(MadeUp.Known(content, Landlord), account, process, cancel);
        await DeclareAsync(he, account, LandlordsHome, new DateOnly(2018, 5, 1), [], now.AddDays(-30), process, cancel);
        var clerk = await StaffAsync("C3001", cancel);
        for (var n = 0; n < 2; n++)
            await DeclareAsync(await PersonAsync(MadeUp.Person(20_000 + n), null, process, cancel), clerk, DemoDwellings.AtLimit, Today.AddDays(-400 + n), [], now.AddDays(-60), process, cancel);
    }

    /// <summary>Visits of all sorts, so that an officer's list shows what it can: late, today, agreed with the resident.</summary>
    private async Task AddVisitsAsync(Process process, CancellationToken cancel)
    {
        var clerk = await StaffAsync("C3001", cancel);
        var officer = await StaffAsync("W1007", cancel);
        (int Room, int Due, ReviewRule Rule)[] visits = [(401, -1, ReviewRule.NoLease), (404, 0, ReviewRule.PlateMissing), (501, 0, ReviewRule.RegisterDisagrees), (504, 2, ReviewRule.OddCounty)];
        var n = 20_100;
        foreach (var (room, due, rule) in visits)
        {
            var person = await PersonAsync(MadeUp.Person(n++), null, process, cancel, rule == ReviewRule.RegisterDisagrees ? RegisterAnswer.Disagrees : RegisterAnswer.Agrees);
            var declaration = await DeclareAsync(person, clerk, DemoDwellings.Room(room), Today.AddDays(-8), [rule], now.AddDays(due - 4), process, cancel);
            var order = new VerificationOrder
            {
                Id = Ids.New(now), DwellingId = declaration.DwellingId, ScopePath = declaration.ScopePath, CreatedAt = declaration.SubmittedAt, DueAt = ChinaTime.At(Today.AddDays(due), new TimeOnly(18, 0)),
            };
            order.Assign(officer);
            await course.SureAsync(order, process, cancel);
            if (room == 504) order.Choose(Today.AddDays(1), VisitSlot.Evening, Today);
            db.Add(order);
            db.Add(new OrderItem { Id = Ids.New(now), OrderId = order.Id, DeclarationId = declaration.Id });
            process.Raise(new OrderIssued(order.Id, declaration.Id, officer, order.DueAt));
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task<ResidenceDeclaration> DeclareAsync(
        PersonInfo person, Guid account, string code, DateOnly since, IReadOnlyList<ReviewRule> doubts, DateTimeOffset at, Process process, CancellationToken cancel)
    {
        var dwelling = (await places.FindDwellingAsync(code, cancel))!;
        var declaration = ResidenceDeclaration.Submit(
            person.Id, account, dwelling.Id, dwelling.ScopePath, since, !doubts.Contains(ReviewRule.PlateMissing), Channel.Window, doubts, at);
        db.Add(declaration);
        await db.SaveChangesAsync(cancel);
        process.Raise(new DeclarationSubmitted(declaration.Id, person.Id, dwelling.Id, [.. doubts.Select(d => d.ToString())]));
        if (doubts.Count > 0) return declaration;
        process.Raise(new DeclarationAccepted(declaration.Id, person.Id, ByRules: true));
        await codes.IssueAsync(DeclarationReceipt.KindName, declaration.Id, cancel);
        await persons.SetHomeCommunityAsync(person.Id, dwelling.CommunityId, HomeCommunitySource.Declaration, process, cancel);
        return declaration;
    }

    private async Task<PersonInfo> PersonAsync(MadeUpPerson person, Guid? account, Process process, CancellationToken cancel, RegisterAnswer register = RegisterAnswer.Agrees)
    {
        var known = (await persons.IdentifyAsync(person.Name, person.Type, person.Number, account, process, cancel)).Value;
        await persons.NoteRegisterAsync(known.Id, register, process, cancel);
        return known;
    }

    private async Task<Guid> StaffAsync(string number, CancellationToken cancel) =>
        (await accounts.FindStaffByNumberAsync(number, cancel))?.Id ?? throw new InvalidOperationException($"The demonstration has no official {number}.");
}
