using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Guardians;
using PublicPortal.Residents.Notices;
using PublicPortal.Residents.Persons;
using PublicPortal.Residents.Phones;
using PublicPortal.Residents.Requests;

namespace PublicPortal.Residents.Privacy;

/// <summary>The copy of one's own data (PIPL art 45): JSON, whole values, with what the other modules hold.</summary>
internal sealed class OwnDataCopy(
    PortalDbContext db, PersonStore store, PhoneBook phones, GuardianService guardians, NoticeLedger ledger, RequestService requests, Looks looks,
    IEnumerable<IOwnData> others, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public async Task<byte[]> MakeAsync(Guid accountId, Process process, CancellationToken cancel)
    {
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == accountId, cancel);
        var copy = new JsonObject
        {
            ["madeAt"] = ChinaTime.Local(clock.GetUtcNow()),
            ["person"] = person is null ? null : Person(person),
            ["phone"] = await phones.PhoneOfAsync(accountId, cancel),
            ["children"] = person is null ? null : Node((await guardians.ChildrenAsync(person.Id, cancel)).Select(c => new { c.MaskedName, c.MaskedNumber, c.IsConfirmed })),
            ["looks"] = person is null ? null : Node((await looks.OfAsync(person.Id, cancel)).Select(l => new { what = l.Kind, at = ChinaTime.Local(l.At), l.By, l.Reason })),
            ["noticesShown"] = Node((await ledger.ToldAsync(accountId, cancel)).Select(n => new { n.Processing, n.Version, at = ChinaTime.Local(n.ToldAt) })),
            ["consents"] = Node((await ledger.ConsentsAsync(accountId, cancel)).Select(c => new { c.Processing, c.Version, given = ChinaTime.Local(c.GivenAt), withdrawn = c.WithdrawnAt is { } end ? ChinaTime.Local(end) : (DateTimeOffset?)null })),
            ["requests"] = Node(await requests.OfAsync(accountId, cancel)),
        };
        foreach (var other in others) copy[other.Name] = await other.CollectAsync(accountId, person?.Id, cancel);
        process.Raise(new CopyTaken(person?.Id ?? accountId));
        return JsonSerializer.SerializeToUtf8Bytes(copy, Json);
    }

    private JsonNode? Person(Person person) => Node(new
    {
        name = store.Name(person), documentType = person.DocumentType.Name(), documentNumber = store.Number(person), birthDate = store.Birth(person),
        person.Level, person.Register, registerAskedAt = person.RegisterAskedAt, seenAt = person.SeenAt,
        person.HomeCommunityId, person.HomeCommunitySource, person.HomeCommunitySince, person.CreatedAt,
    });

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Json);
}

/// <summary>A person took a copy of their own data.</summary>
internal sealed record CopyTaken(Guid OwnerId) : PortalEvent
{
    public override Guid SubjectId => OwnerId;
    public override string Name => "residents.copy-taken";
}
