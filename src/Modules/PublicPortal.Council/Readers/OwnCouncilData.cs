using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Council.Readers;

/// <summary>What the councils hold about a person: terms and attendance. Votes are Voting's.</summary>
internal sealed class OwnCouncilData(PortalDbContext db, SeatKinds seats) : IOwnData, IPersonUse, IPersonPlaces
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Name => "council";

    public async Task<JsonNode?> CollectAsync(Guid accountId, Guid? personId, CancellationToken cancel)
    {
        if (personId is not { } person) return null;
        var terms = await (from m in db.Set<Membership>().AsNoTracking() join c in db.Set<CommunityCouncil>().AsNoTracking() on m.CouncilId equals c.Id where m.PersonId == person orderby m.From select new { m, c.CommunityName }).ToListAsync(cancel);
        if (terms.Count == 0) return null;
        var present = await (from c in db.Set<CheckIn>().AsNoTracking() join t in db.Set<Meeting>().AsNoTracking() on c.MeetingId equals t.Id where c.PersonId == person orderby c.At
                             select new { t.Title, c.At, c.StruckAt, c.StruckReason }).ToListAsync(cancel);
        return new JsonObject
        {
            ["terms"] = JsonSerializer.SerializeToNode(terms.Select(t => new
            {
                community = t.CommunityName, seat = seats.Title(t.m.SeatKind).ToString(), office = t.m.Office.Title().ToString(), t.m.From, to = t.m.LastDay, chosenBy = t.m.ChosenBy, named = t.m.PublicName is not null, endReason = t.m.EndReason,
            }), Json),
            ["attendance"] = JsonSerializer.SerializeToNode(present.Select(c => new { meeting = c.Title, at = ChinaTime.Local(c.At), struckOut = c.StruckReason }), Json),
        };
    }

    public async Task<IReadOnlyCollection<Guid>> InUseAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancel) =>
        await db.Set<Membership>().AsNoTracking().Where(m => personIds.Contains(m.PersonId)).Select(m => m.PersonId).Distinct().ToListAsync(cancel);

    public async Task<IReadOnlyList<string>> ScopePathsAsync(Guid personId, CancellationToken cancel) =>
        await (from m in db.Set<Membership>().AsNoTracking() join c in db.Set<CommunityCouncil>().AsNoTracking() on m.CouncilId equals c.Id where m.PersonId == personId && m.EndedOn == null select c.ScopePath).Distinct().ToListAsync(cancel);
}
