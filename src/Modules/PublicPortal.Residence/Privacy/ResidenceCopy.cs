using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Privacy;

/// <summary>What Residence holds about a person, for the copy that the person may take: in words where a code says nothing.</summary>
internal sealed class ResidenceCopy(PortalDbContext db, IPersons persons, IPlaces places, FieldCipher cipher, DeclarantNames names) : IOwnData
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Name => "residence";

    public async Task<JsonNode?> CollectAsync(Guid accountId, Guid? personId, CancellationToken cancel)
    {
        var person = personId is { } id ? await persons.FindAsync(id, cancel) : null;
        var declarations = await db.Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts)
            .Where(d => d.DeclarantAccountId == accountId || (personId != null && d.PersonId == personId)).OrderBy(d => d.SubmittedAt).ToListAsync(cancel);
        var ids = declarations.Select(d => d.Id).ToList();
        var visits = await (from v in db.Set<VerificationVisit>().AsNoTracking()
                            join i in db.Set<OrderItem>().AsNoTracking() on v.OrderId equals i.OrderId
                            where ids.Contains(i.DeclarationId) && (v.DeclarationId == null || v.DeclarationId == i.DeclarationId)
                            orderby v.At
                            select new { i.DeclarationId, v.Result, v.Note, v.At }).ToListAsync(cancel);
        var photos = await db.Set<LeasePhoto>().AsNoTracking().Where(p => ids.Contains(p.DeclarationId)).Select(p => new { p.DeclarationId, p.AddedAt }).ToListAsync(cancel);
        var where = await places.FindDwellingsAsync([.. declarations.Select(d => d.DwellingId).OfType<Guid>().Distinct()], cancel);
        var own = new List<object>();
        foreach (var d in declarations)
        {
            var dwelling = d.DwellingId is { } at ? where.GetValueOrDefault(at) : null;
            var isOwn = d.PersonId == personId || d.DeclaredByAccountId is null;
            var whole = isOwn && (person is null || d.IsShownWhole(person)) || d.DeclaredByAccountId == accountId;
            own.Add(new
            {
                d.CaseNumber, person = isOwn ? null : d.TypedName,
                address = dwelling is null ? Written(d) : whole ? dwelling.Address : Mine.InPart(dwelling).ToString(), dwellingCode = whole ? dwelling?.Code : null,
                state = isOwn ? DeclarationTexts.State(d.State).ToString() : null, declaredBy = d.DeclaredByAccountId is null ? null : (await names.OfAsync(d, cancel)).ToString(),
                moveIn = d.MoveInDate, moveOut = d.MoveOutDate, submitted = ChinaTime.Local(d.SubmittedAt), decided = isOwn && d.DecidedAt is { } decided ? ChinaTime.Local(decided) : (DateTimeOffset?)null,
                note = isOwn ? d.DecisionNote : null, objection = d.PersonId == personId ? d.Objection : null,
                doubts = isOwn ? d.Doubts.Select(x => new { what = Review.ReviewRuleText.Of(x.Rule).Says.ToString(), raised = ChinaTime.Local(x.RaisedAt), settled = x.SettledAt is { } s ? ChinaTime.Local(s) : (DateTimeOffset?)null, how = x.SettledHow }).ToArray() : null,
                visits = isOwn ? visits.Where(v => v.DeclarationId == d.Id).Select(v => new { result = v.Result.ToString(), v.Note, at = ChinaTime.Local(v.At) }).ToArray() : null,
                leasePhotos = isOwn ? photos.Where(p => p.DeclarationId == d.Id).Select(p => ChinaTime.Local(p.AddedAt)).ToArray() : null,
            });
        }
        return new JsonObject
        {
            ["declarations"] = JsonSerializer.SerializeToNode(own, Json),
            ["leasesAsLandlord"] = person is null ? null : JsonSerializer.SerializeToNode(await LeasesAsync(person, cancel), Json),
        };
    }

    private string? Written(ResidenceDeclaration declaration) =>
        declaration.AddressSealed is { } address ? cipher.Open(DeclarationService.AddressColumn, declaration.Id, address) : null;

    private async Task<List<object>> LeasesAsync(PersonInfo person, CancellationToken cancel)
    {
        if (await persons.DocumentIndexOfAsync(person.Id, cancel) is not { } index) return [];
        var leases = await db.Set<Lease>().AsNoTracking().Where(l => l.LandlordIndex == index).OrderBy(l => l.From).ToListAsync(cancel);
        var where = await places.FindDwellingsAsync([.. leases.Select(l => l.DwellingId).Distinct()], cancel);
        return [.. leases.Select(l => (object)new { address = where.GetValueOrDefault(l.DwellingId)?.Address, dwellingCode = where.GetValueOrDefault(l.DwellingId)?.Code, from = l.From, to = l.To })];
    }
}
