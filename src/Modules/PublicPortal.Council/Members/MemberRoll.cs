using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Councils;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Council.Members;

/// <param name="Name">Whole where the member agreed to it, else masked.</param>
internal sealed record MemberLine(Membership Membership, string Name, Guid? AccountId, LocalizedText Seat)
{
    public Guid PersonId => Membership.PersonId;
    public bool Presides => Membership.Office is CouncilOffice.Chair or CouncilOffice.ViceChair;
}

internal sealed record SeatOfAccount(Membership Membership, CommunityCouncil Council, PersonInfo Person);

/// <summary>Reads who sits in a council. Two statements, however many there are.</summary>
internal sealed class MemberRoll(PortalDbContext db, IPersons persons, SeatKinds seats, TimeProvider clock)
{
    public DateOnly Today => ChinaTime.Today(clock);

    public async Task<IReadOnlyList<MemberLine>> OnAsync(Guid councilId, DateOnly day, CancellationToken cancel) =>
        await LinesAsync(await Membership.InOffice(db.Set<Membership>().AsNoTracking().Where(m => m.CouncilId == councilId), day).ToListAsync(cancel), cancel);

    /// <summary>Also those whose term is over or has not begun, for the desk.</summary>
    public async Task<IReadOnlyList<MemberLine>> AllAsync(Guid councilId, CancellationToken cancel) =>
        await LinesAsync(await db.Set<Membership>().AsNoTracking().Where(m => m.CouncilId == councilId).ToListAsync(cancel), cancel);

    /// <summary>Names of members of a council at any time, by membership.</summary>
    public async Task<IReadOnlyDictionary<Guid, MemberLine>> ByMembershipAsync(Guid councilId, CancellationToken cancel) =>
        (await AllAsync(councilId, cancel)).ToDictionary(m => m.Membership.Id);

    /// <summary>Where the account's person sits today; null where in no council.</summary>
    public async Task<SeatOfAccount?> SeatOfAsync(Guid accountId, CancellationToken cancel)
    {
        if (await persons.OfAccountAsync(accountId, cancel) is not { } person) return null;
        var found = await (from m in Membership.InOffice(db.Set<Membership>().AsNoTracking().Where(m => m.PersonId == person.Id), Today)
                           join c in db.Set<CommunityCouncil>().AsNoTracking() on m.CouncilId equals c.Id
                           select new { m, c }).FirstOrDefaultAsync(cancel);
        return found is null ? null : new SeatOfAccount(found.m, found.c, person);
    }

    private async Task<IReadOnlyList<MemberLine>> LinesAsync(List<Membership> rows, CancellationToken cancel)
    {
        var infos = await persons.FindManyAsync([.. rows.Select(m => m.PersonId).Distinct()], cancel);
        return
        [
            .. rows.Select(m => (m, info: infos.GetValueOrDefault(m.PersonId)))
                .Select(r => new MemberLine(r.m, r.m.PublicName ?? r.info?.MaskedName ?? "*", r.info?.AccountId, seats.Title(r.m.SeatKind)))
                .OrderBy(l => Rank(l.Membership.Office)).ThenBy(l => l.Membership.From).ThenBy(l => l.Membership.Id),
        ];
    }

    private static int Rank(CouncilOffice office) => office switch { CouncilOffice.Chair => 0, CouncilOffice.ViceChair => 1, CouncilOffice.Secretary => 2, _ => 3 };
}
