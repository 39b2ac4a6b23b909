using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Council.Councils;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Council.Members;

/// <summary>What a clerk typed to enter a member.</summary>
internal sealed record MemberInput(string? Document, string? Number, string? SeatKind, string? Office, string? From, string? To, string? ChosenBy, bool Consents);

/// <summary>Seats members and ends terms. Whoever votes is frozen with the poll: what happens here later changes no poll.</summary>
internal sealed class MemberService(
    PortalDbContext db, CouncilScope scope, IPersons persons, SeatKinds seats, AttemptLimiter limiter, ICurrentUser user, IOptions<CouncilOptions> options, TimeProvider clock)
{
    private DateOnly Today => ChinaTime.Today(clock);

    public async Task<Result<Guid>> AddAsync(Guid councilId, MemberInput input, Process process, CancellationToken cancel)
    {
        if (await scope.CouncilAsync(councilId, CouncilPermissions.Members, cancel) is not { } council) return CouncilRefusals.OutOfScope;
        var typed = new Typed();
        var (from, to) = (typed.Date(input.From, "From"), typed.Date(input.To, "To"));
        var chosen = typed.Text(input.ChosenBy, "ChosenBy", Membership.ChosenLength);
        if (seats.Find(input.SeatKind) is null) typed.Add(MemberRefusals.NoSeat);
        if (!Enum.TryParse<CouncilOffice>(input.Office, out var office) || !Enum.IsDefined(office)) typed.Add(MemberRefusals.NoOffice);
        if (DocumentTypes.Find(input.Document) is not { } document) typed.Add(MemberRefusals.NoDocument);
        else if (!typed.IsWrong)
        {
            if (!await limiter.SpendAsync("council.search", user.AccountId!.Value.ToString("N"), options.Value.SearchesPerHour, TimeSpan.FromHours(1), cancel)) return MemberRefusals.TooMany;
            if (await persons.FindByDocumentAsync(document, input.Number ?? "", cancel) is not { } person) return MemberRefusals.NoPerson with { LeavesTrace = true };
            process.Raise(new PersonFound(person.Id));
            if (person.AgeAt(Today) is < 18) return MemberRefusals.Child;
            return await SeatAsync(council, person.Id, input.SeatKind!, office, from, to, chosen, input.Consents, process, cancel);
        }
        return typed.RefusalOf<Guid>();
    }

    /// <summary>The rules of terms, under the lock of the council.</summary>
    internal async Task<Result<Guid>> SeatAsync(
        CommunityCouncil council, Guid personId, string seatKind, CouncilOffice office, DateOnly from, DateOnly to, string chosenBy, bool consents, Process process, CancellationToken cancel)
    {
        await scope.LockAsync(council, cancel);
        var seated = Membership.Seat(Ids.New(clock), council.Id, personId, seatKind, office, from, to, chosenBy, Today);
        if (seated.IsRefused) return Result<Guid>.Refuse(seated.Refusals);
        foreach (var other in await db.Set<Membership>().Where(m => m.PersonId == personId).ToListAsync(cancel))
        {
            if (other.Overlaps(from, to)) return await OverlapAsync(other, council.Id, cancel);
            if (other.LastDay < from) other.Settle();
        }
        if (await IsTakenAsync(council.Id, office, seated.Value, cancel)) return Taken(office);
        if (consents)
        {
            if (await persons.OwnNameAsync(personId, cancel) is not { } name) return MemberRefusals.NoName.At("Consents");
            seated.Value.ShowAs(name);
        }
        db.Add(seated.Value);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return MemberRefusals.OtherCouncil.With(council.CommunityName, ChinaTime.Show(to));
        process.Raise(new MemberSeated(seated.Value.Id, council.Id, personId, seatKind, office.ToString(), from, to));
        await scope.ChangedAsync(council, cancel);
        return seated.Value.Id;
    }

    public async Task<Result> EndAsync(Guid councilId, Guid membershipId, string? lastDay, string? reason, Process process, CancellationToken cancel)
    {
        if (await FindAsync(councilId, membershipId, cancel) is not var (council, membership)) return CouncilRefusals.OutOfScope;
        var typed = new Typed();
        var (day, why) = (typed.Date(lastDay, "LastDay"), typed.Reason(reason));
        if (typed.IsWrong) return typed.Refusal;
        var ended = membership.End(day, why, Today);
        if (ended.IsRefused) return ended;
        process.Raise(new TermEnded(membership.Id, council.Id, membership.PersonId, day));
        await db.SaveChangesAsync(cancel);
        await scope.ChangedAsync(council, cancel);
        return Result.Ok();
    }

    public async Task<Result> ChangeOfficeAsync(Guid councilId, Guid membershipId, string? typedOffice, Process process, CancellationToken cancel)
    {
        if (await FindAsync(councilId, membershipId, cancel) is not var (council, membership)) return CouncilRefusals.OutOfScope;
        if (!Enum.TryParse<CouncilOffice>(typedOffice, out var office) || !Enum.IsDefined(office)) return MemberRefusals.NoOffice;
        await scope.LockAsync(council, cancel);
        if (await IsTakenAsync(council.Id, office, membership, cancel)) return Taken(office);
        var taken = membership.Take(office, Today);
        if (taken.IsRefused) return taken;
        process.Raise(new OfficeTaken(membership.Id, office.ToString()));
        await db.SaveChangesAsync(cancel);
        await scope.ChangedAsync(council, cancel);
        return Result.Ok();
    }

    /// <summary>The clerk has the member's signed word.</summary>
    public async Task<Result> NameAsync(Guid councilId, Guid membershipId, bool named, Process process, CancellationToken cancel) =>
        await FindAsync(councilId, membershipId, cancel) is var (council, membership) ? await NameAsync(council, membership, named, false, process, cancel) : CouncilRefusals.OutOfScope;

    /// <summary>A member says so about themselves.</summary>
    public async Task<Result> NameMyselfAsync(SeatOfAccount seat, bool named, Process process, CancellationToken cancel) =>
        await NameAsync(seat.Council, await db.Set<Membership>().FirstAsync(m => m.Id == seat.Membership.Id, cancel), named, true, process, cancel);

    private async Task<Result> NameAsync(CommunityCouncil council, Membership membership, bool named, bool byThemselves, Process process, CancellationToken cancel)
    {
        var name = named ? await persons.OwnNameAsync(membership.PersonId, cancel) : null;
        if (named && name is null) return MemberRefusals.NoName;
        membership.ShowAs(name);
        process.Raise(new NamingChanged(membership.Id, named, byThemselves));
        await db.SaveChangesAsync(cancel);
        await scope.ChangedAsync(council, cancel);
        return Result.Ok();
    }

    private async Task<(CommunityCouncil, Membership)?> FindAsync(Guid councilId, Guid membershipId, CancellationToken cancel) =>
        await scope.CouncilAsync(councilId, CouncilPermissions.Members, cancel) is { } council
        && await db.Set<Membership>().FirstOrDefaultAsync(m => m.Id == membershipId && m.CouncilId == councilId, cancel) is { } membership ? (council, membership) : null;

    /// <summary>One chair and one secretary at a time.</summary>
    private async Task<bool> IsTakenAsync(Guid councilId, CouncilOffice office, Membership mine, CancellationToken cancel) =>
        office is CouncilOffice.Chair or CouncilOffice.Secretary
        && (await db.Set<Membership>().AsNoTracking().Where(m => m.CouncilId == councilId && m.Office == office && m.Id != mine.Id).ToListAsync(cancel)).Any(m => m.LastDay >= Today && m.Overlaps(mine.From, mine.LastDay));

    private static Refusal Taken(CouncilOffice office) => MemberRefusals.OfficeTaken.With(office.Title().Zh, office.Title().En.ToLowerInvariant());

    private async Task<Result<Guid>> OverlapAsync(Membership other, Guid councilId, CancellationToken cancel)
    {
        var until = ChinaTime.Show(other.LastDay);
        if (other.CouncilId == councilId) return MemberRefusals.Overlaps.With(until);
        var name = await db.Set<CommunityCouncil>().Where(c => c.Id == other.CouncilId).Select(c => c.CommunityName).FirstAsync(cancel);
        return MemberRefusals.OtherCouncil.With(name, until);
    }
}
