using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Contracts;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Rules;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Business;

/// <summary>What other modules may ask of councils, and put before them.</summary>
internal sealed class CouncilDirectory(PortalDbContext db, MemberRoll roll, CouncilScope scope, TimeProvider clock) : ICouncils
{
    public async Task<CouncilInfo?> OfCommunityAsync(Guid communityId, CancellationToken cancel = default)
    {
        if (await FindAsync(communityId, cancel) is not { } council) return null;
        var members = await Membership.InOffice(db.Set<Membership>().AsNoTracking().Where(m => m.CouncilId == council.Id), roll.Today).CountAsync(cancel);
        var confirmed = await db.Set<StandingRules>().AsNoTracking().AnyAsync(r => r.CouncilId == council.Id && r.Standing == RulesStanding.InForce, cancel);
        return new CouncilInfo(council.Id, council.CommunityId, council.CommunityName, council.ScopePath, council.Title, members, confirmed, council.Path);
    }

    public async Task<bool> IsMemberAsync(Guid personId, Guid communityId, CancellationToken cancel = default) =>
        await FindAsync(communityId, cancel) is { } council
        && await Membership.InOffice(db.Set<Membership>().AsNoTracking().Where(m => m.CouncilId == council.Id && m.PersonId == personId), roll.Today).AnyAsync(cancel);

    public async Task<IReadOnlyList<CouncilSeat>> MembersAsync(Guid communityId, CancellationToken cancel = default) => await FindAsync(communityId, cancel) is not { } council ? []
        : [.. (await roll.OnAsync(council.Id, roll.Today, cancel)).Select(m => new CouncilSeat(m.PersonId, m.AccountId, m.Name, m.Seat, m.Membership.Office == CouncilOffice.Chair))];

    public async Task<Result<Guid>> PutAsync(CouncilBusiness business, Process process, CancellationToken cancel = default)
    {
        if (await FindAsync(business.CommunityId, cancel) is not { } council) return BusinessRefusals.NoCouncil;
        if (business.Budget is { Fund: <= 0 }) return BusinessRefusals.NoFund;
        if (business.Budget is not null && (business.Options.Count == 0 || business.Options.Any(o => o.Cost <= 0) || business.Options.DistinctBy(o => o.Id).Count() != business.Options.Count)) return BusinessRefusals.BadOptions;
        var matter = new CouncilMatter
        {
            Id = Ids.New(clock), CouncilId = council.Id, SubjectKind = business.SubjectKind, About = business.About, TitleZh = Cut(business.Title.Zh, CouncilMatter.TitleLength), TitleEn = Cut(business.Title.En, CouncilMatter.TitleLength),
            TextZh = Cut(business.Text.Zh, CouncilMatter.TextLength), TextEn = Cut(business.Text.En, CouncilMatter.TextLength), Path = business.Path, Choice = CouncilMatter.ChoiceOf(business), PutAt = clock.GetUtcNow(),
        };
        // Looked up first: a duplicate key would make the context forget what the caller has changed.
        if (await db.Set<CouncilMatter>().AnyAsync(b => b.SubjectKind == business.SubjectKind && b.About == business.About
            && (b.Standing == BusinessStanding.Waiting || b.Standing == BusinessStanding.OnAgenda || b.Standing == BusinessStanding.Voting), cancel)) return BusinessRefusals.WaitsAlready;
        db.Add(matter);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return BusinessRefusals.WaitsAlready;
        process.Raise(new BusinessPut(matter.Id, matter.SubjectKind, matter.About));
        return matter.Id;
    }

    public async Task<Result> WithdrawAsync(Guid businessId, Process process, CancellationToken cancel = default)
    {
        if (await db.Set<CouncilMatter>().FirstOrDefaultAsync(b => b.Id == businessId, cancel) is not { } matter) return BusinessRefusals.None;
        if (matter.MeetingId is { } meetingId && await scope.FindMeetingAsync(meetingId, cancel) is { } at)
        {
            await scope.LockAsync(at.Meeting, cancel);
            await db.Entry(matter).ReloadAsync(cancel);
        }
        var withdrawn = matter.Withdraw();
        if (withdrawn.IsRefused) return withdrawn;
        process.Raise(new BusinessWithdrawn(matter.Id, matter.SubjectKind, matter.About));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task<BusinessState?> FindBusinessAsync(Guid businessId, CancellationToken cancel = default)
    {
        var found = await (from b in db.Set<CouncilMatter>().AsNoTracking() join m in db.Set<Meeting>().AsNoTracking() on b.MeetingId equals m.Id into meetings from m in meetings.DefaultIfEmpty()
                           where b.Id == businessId select new { b, m }).FirstOrDefaultAsync(cancel);
        return found is null ? null : new BusinessState(found.b.Id, found.b.Standing, found.b.MeetingId, found.m?.StartsAt, found.b.PollId, found.b.Outcome);
    }

    public async Task<BusinessState?> NewestAboutAsync(string subjectKind, Guid about, CancellationToken cancel = default) =>
        await db.Set<CouncilMatter>().AsNoTracking().Where(b => b.SubjectKind == subjectKind && b.About == about).OrderByDescending(b => b.PutAt).ThenByDescending(b => b.Id).Select(b => (Guid?)b.Id).FirstOrDefaultAsync(cancel) is { } id
            ? await FindBusinessAsync(id, cancel) : null;

    private Task<CommunityCouncil?> FindAsync(Guid communityId, CancellationToken cancel) => db.Set<CommunityCouncil>().AsNoTracking().FirstOrDefaultAsync(c => c.CommunityId == communityId, cancel);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
