using PublicPortal.Kernel;

namespace PublicPortal.Council.Members;

internal enum CouncilOffice { Member, Chair, ViceChair, Secretary }

/// <summary>One person's term in a council. A next term is a row of its own.</summary>
internal sealed class Membership
{
    public const int ChosenLength = 200, ReasonLength = 300;

    public Guid Id { get; init; }
    public Guid CouncilId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>A kind of <c>content/council/seats.json</c>.</summary>
    public required string SeatKind { get; init; }
    public CouncilOffice Office { get; private set; }
    public DateOnly From { get; init; }
    public DateOnly To { get; init; }

    /// <summary>By which choice the person became a member: 2026 年 3 月居民代表会议推选.</summary>
    public required string ChosenBy { get; init; }

    /// <summary>The whole name, kept only where the person agreed to be named; it is public then.</summary>
    public string? PublicName { get; private set; }

    /// <summary>Last day in office, once it is settled: the end of the term, or before by resigning.</summary>
    public DateOnly? EndedOn { get; private set; }
    public string? EndReason { get; private set; }

    public DateOnly LastDay => EndedOn ?? To;

    public bool IsInOffice(DateOnly day) => From <= day && day <= LastDay;

    public bool Overlaps(DateOnly from, DateOnly to) => From <= to && from <= LastDay;

    public static IQueryable<Membership> InOffice(IQueryable<Membership> all, DateOnly day) =>
        all.Where(m => m.From <= day && m.To >= day && (m.EndedOn == null || m.EndedOn >= day));

    public static Result<Membership> Seat(Guid id, Guid councilId, Guid personId, string seatKind, CouncilOffice office, DateOnly from, DateOnly to, string chosenBy, DateOnly today)
    {
        if (to < from) return MemberRefusals.EndsBeforeItBegins;
        if (to > from.AddYears(MemberRefusals.LongestYears)) return MemberRefusals.TooLong;
        if (to < today) return MemberRefusals.AlreadyOver;
        return new Membership { Id = id, CouncilId = councilId, PersonId = personId, SeatKind = seatKind, Office = office, From = from, To = to, ChosenBy = chosenBy };
    }

    /// <summary>The term ends earlier than was said, or today.</summary>
    public Result End(DateOnly lastDay, string reason, DateOnly today)
    {
        if (EndedOn is not null) return MemberRefusals.Ended;
        if (lastDay < From || lastDay > To || lastDay < today.AddDays(-MemberRefusals.LateEntryDays)) return MemberRefusals.NoSuchEnd.With(ChinaTime.Show(From), ChinaTime.Show(To));
        (EndedOn, EndReason) = (lastDay, reason);
        return Result.Ok();
    }

    /// <summary>Nothing more will change about this term: a next one follows.</summary>
    public void Settle() => EndedOn ??= To;

    public Result Take(CouncilOffice office, DateOnly today)
    {
        if (LastDay < today) return MemberRefusals.Ended;
        Office = office;
        return Result.Ok();
    }

    public void ShowAs(string? wholeName) => PublicName = wholeName;
}
