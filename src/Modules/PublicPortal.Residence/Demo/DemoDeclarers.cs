using System.Text.Json;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Premises;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Demo;

/// <summary>An employer with a dormitory, a school, a hotel, their agents, and somebody whom the employer declared. Development only.</summary>
internal sealed class DemoDeclarers(
    PortalDbContext db, UnitOfWork work, PortalContent content, IOrganisations organisations, PremisesService premises, DeclareForService service,
    IPlaces places, IAccounts accounts, IExternalSignIn signIn) : IDemoData
{
    public const string Employer = "xinghai", EmployersAgent = "zhou-min", Worker = "tang-wei";

    /// <summary>Buildings of the community 和乐 that no other demonstration uses.</summary>
    private static readonly Dictionary<string, string> Buildings = new() { ["xinghai"] = "和乐花园 5 栋", ["qinghe"] = "和乐花园 6 栋", ["yuewan"] = "和乐花园 6 栋" };

    public static string Name => "residence-declarers";

    public async Task LoadAsync(CancellationToken cancel)
    {
        var process = work.Start("residence.load-demo", null, Channel.Job);
        var community = (await places.PlacesAsync(PlaceLevel.Community, DemoDwellings.DistrictCode + "/", cancel)).FirstOrDefault(c => c.Code == DemoDwellings.CommunityCode);
        if (community is null) return;   // another district was loaded
        var buildings = await places.PlacesAsync(PlaceLevel.Building, community.ScopePath, cancel);
        var clerk = (await accounts.FindStaffByNumberAsync("C3001", cancel))!.Id;
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(content.File("demo", "people.json"), cancel));
        foreach (var entry in json.RootElement.GetProperty("organisations").EnumerateArray())
        {
            var key = entry.GetProperty("key").GetString()!;
            var agent = await signIn.FindOrCreateAsync("demo", entry.GetProperty("representative").GetString()!, process, cancel);
            var id = await organisations.AddConfirmedAsync(entry.GetProperty("creditCode").GetString()!, entry.GetProperty("organisation").GetString()!,
                Enum.Parse<OrganisationKind>(entry.GetProperty("kind").GetString()!), community.Id, new Dictionary<Guid, AgentPowers> { [agent] = AgentPowers.All }, process, cancel);
            var rooms = await RoomsAsync(buildings.First(b => b.Name == Buildings[key]), key == "yuewan" ? [401, 402, 403, 404] : [201, 202, 203, 204, 301, 302], cancel);
            foreach (var room in rooms)
            {
                var row = premises.New(id, room, agent);
                row.Decide(true, clerk, "演示：整栋租赁合同", row.AskedAt);
                db.Add(row);
            }
            await db.SaveChangesAsync(cancel);
            if (key == Employer) await DeclareWorkerAsync(agent, id, rooms[0], process, cancel);
        }
        await work.CompleteAsync(cancel);
    }

    private async Task DeclareWorkerAsync(Guid agent, Guid organisation, DwellingInfo room, Process process, CancellationToken cancel)
    {
        var worker = MadeUp.Known(content, Worker);
        var read = service.Read(new DeclaredPerson(worker.Name, worker.Type.Name(), worker.Number, null, "2026-03-01"));
        await service.DeclareAsync(new Declarant(DeclarantKind.Organisation, agent, organisation), read.Value, room, RegisterAnswer.Agrees, process, cancel);
    }

    private async Task<List<DwellingInfo>> RoomsAsync(PlaceInfo building, IEnumerable<int> rooms, CancellationToken cancel)
    {
        var ids = await places.FindDwellingIdsAsync([.. rooms.Select(r => $"{building.Code}{r:000000}")], cancel);
        var found = await places.FindDwellingsAsync([.. ids.Values], cancel);
        return [.. found.Values.Where(d => d.Status == DwellingStatus.Active && !d.GradeAsksVisit).OrderBy(d => d.Code, StringComparer.Ordinal)];
    }
}
