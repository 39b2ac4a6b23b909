using System.Text.Json;
using PublicPortal.Council.Contracts;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Business;

/// <summary>A matter that another module has put before a council, until it is decided.</summary>
internal sealed class CouncilMatter
{
    public const int TitleLength = 120, TextLength = 4000;

    public Guid Id { get; init; }
    public Guid CouncilId { get; init; }
    public required string SubjectKind { get; init; }
    public Guid About { get; init; }
    public required string TitleZh { get; init; }
    public required string TitleEn { get; init; }
    public required string TextZh { get; init; }
    public required string TextEn { get; init; }
    public required string Path { get; init; }

    /// <summary>How to choose among projects, and which, as JSON; null for a yes or no.</summary>
    public string? Choice { get; init; }
    public BusinessStanding Standing { get; private set; }
    public Guid? MeetingId { get; private set; }
    public Guid? ItemId { get; private set; }
    public Guid? PollId { get; private set; }
    public PollOutcome? Outcome { get; private set; }
    public DateTimeOffset PutAt { get; init; }

    public LocalizedText Title => new(TitleZh, TitleEn);
    public BudgetRule? Budget => Chosen?.Budget;
    public IReadOnlyList<PollOption> Options => Chosen?.Options ?? [];

    private BudgetChoice? Chosen => Choice is null ? null : JsonSerializer.Deserialize<BudgetChoice>(Choice);

    private sealed record BudgetChoice(BudgetRule Budget, IReadOnlyList<PollOption> Options);

    public static string? ChoiceOf(CouncilBusiness business) => business.Budget is { } budget ? JsonSerializer.Serialize(new BudgetChoice(budget, business.Options)) : null;

    public void TakeOn(Guid meetingId, Guid itemId) => (Standing, MeetingId, ItemId) = (BusinessStanding.OnAgenda, meetingId, itemId);

    public void PutToVote(Guid pollId) => (Standing, PollId, Outcome) = (BusinessStanding.Voting, pollId, null);

    /// <summary>Off the agenda: it waits for another meeting.</summary>
    public void PutBack()
    {
        if (Standing == BusinessStanding.OnAgenda) (Standing, MeetingId, ItemId) = (BusinessStanding.Waiting, null, null);
    }

    /// <summary>The vote decided nothing. While its meeting goes on it may be voted again there.</summary>
    public void BackFromVote(bool meetingGoesOn, PollOutcome? outcome = null)
    {
        if (Standing is not (BusinessStanding.Voting or BusinessStanding.OnAgenda)) return;
        (Standing, Outcome) = (BusinessStanding.OnAgenda, outcome);
        if (!meetingGoesOn) PutBack();
    }

    public void Resolve(PollOutcome outcome) => (Standing, Outcome) = (BusinessStanding.Resolved, outcome);

    public Result Withdraw()
    {
        if (Standing == BusinessStanding.Voting) return BusinessRefusals.BeingVoted;
        if (Standing is BusinessStanding.Resolved or BusinessStanding.Withdrawn) return BusinessRefusals.Over;
        Standing = BusinessStanding.Withdrawn;
        return Result.Ok();
    }
}

internal static class BusinessRefusals
{
    public static readonly Refusal NoCouncil = new("council.business.no-council", "这个社区还没有议事会。", "This community has no council.");
    public static readonly Refusal WaitsAlready = new("council.business.waits", "这件事已经提交给议事会了。", "This was put before the council already.");
    public static readonly Refusal BadOptions = new("council.business.options", "要选的项目没有列全：编号不能重复，金额要大于零。", "The projects are not complete: ids differ, costs are above zero.");
    public static readonly Refusal NoFund = new("council.business.fund", "可用资金要大于零。", "The fund must be above zero.");
    public static readonly Refusal BeingVoted = new("council.business.voting", "正在表决，不能撤回。", "It is being voted on and cannot be taken back.");
    public static readonly Refusal Over = new("council.business.over", "已经决定或撤回了。", "It is decided or withdrawn.");
    public static readonly Refusal None = new("council.business.none", "没有这件事。", "There is no such matter.");
}

internal sealed record BusinessPut(Guid BusinessId, string SubjectKind, Guid About) : PortalEvent
{
    public override Guid SubjectId => BusinessId;
    public override string Name => "council.business-put";
}

internal sealed record BusinessWithdrawn(Guid BusinessId, string SubjectKind, Guid About) : PortalEvent
{
    public override Guid SubjectId => BusinessId;
    public override string Name => "council.business-withdrawn";
}
