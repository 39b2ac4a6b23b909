using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Spending;

internal enum PayeeKind { Supplier, Designer, Inspector, Utility, OtherOrganisation }

internal enum EntryStanding
{
    /// <summary>Above the limit: somebody else looks at it first.</summary>
    Waiting,
    Booked,
    Refused,
}

/// <summary>One payment. What is booked is never changed or deleted: a mistake is taken off by a counter-entry.</summary>
internal sealed class SpendingEntry
{
    public const int PurposeLength = 80, NoteLength = 200;

    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary>1, 2, 3… within the project.</summary>
    public int Number { get; init; }
    public DateOnly PaidOn { get; init; }
    public PayeeKind Payee { get; init; }
    public required string Purpose { get; init; }

    /// <summary>Fen; below zero for a counter-entry.</summary>
    public long AmountFen { get; init; }

    /// <summary>The entry that this one takes off.</summary>
    public Guid? CorrectsId { get; init; }
    public string? Note { get; init; }
    public Guid? ReceiptPaperId { get; init; }
    public EntryStanding Standing { get; private set; }
    public Guid EnteredBy { get; init; }
    public DateTimeOffset EnteredAt { get; init; }
    public Guid? SettledBy { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Why the second person refused it.</summary>
    public string? RefuseReason { get; private set; }

    public bool IsCounterEntry => CorrectsId is not null;

    /// <summary>Whether such a payment may be entered; the sum is checked by the project when it is booked.</summary>
    public static Result Check(long? amount, DateOnly paidOn, DateOnly? contractOn, DateOnly today)
    {
        if (amount is null) return SpendingRefusals.AmountWrong;
        if (amount <= 0) return SpendingRefusals.AmountNotPositive;
        if (paidOn > today) return ProjectRefusals.DayInFuture.At("PaidOn");
        if (contractOn is null) return ProjectRefusals.NoContract;
        return paidOn < contractOn ? SpendingRefusals.BeforeContract.With(ChinaTime.Show(contractOn.Value)) : Result.Ok();
    }

    /// <summary>Below the limit, at once.</summary>
    public Result Book(Project project, Guid accountId, DateTimeOffset now)
    {
        if (Standing != EntryStanding.Waiting) return SpendingRefusals.Settled;
        var booked = project.Book(AmountFen);
        if (booked.IsRefused) return booked;
        (Standing, SettledBy, SettledAt) = (EntryStanding.Booked, accountId, now);
        return Result.Ok();
    }

    /// <summary>The second person's look.</summary>
    public Result Confirm(Project project, Guid accountId, DateTimeOffset now) => accountId == EnteredBy ? ProjectRefusals.SamePerson : Book(project, accountId, now);

    public Result Refuse(string reason, Guid accountId, DateTimeOffset now)
    {
        if (Standing != EntryStanding.Waiting) return SpendingRefusals.Settled;
        (Standing, SettledBy, SettledAt, RefuseReason) = (EntryStanding.Refused, accountId, now, reason);
        return Result.Ok();
    }
}

internal static class SpendingRefusals
{
    public static readonly Refusal AmountWrong = new("microprojects.spending.amount-wrong", "金额写不对：只写数字，最多两位小数。", "This is no sum: digits only, with at most two decimals.", "Amount");
    public static readonly Refusal AmountNotPositive = new("microprojects.spending.amount-not-positive", "金额要大于 0。付错了请用“冲正”。", "The sum must be above zero. To take a payment off, use a counter-entry.", "Amount");
    public static readonly Refusal BeforeContract = new("microprojects.spending.before-contract", "合同 {0} 才签，付款不能更早。", "The contract was signed on {0}; nothing is paid before.", "PaidOn");
    public static readonly Refusal PurposeMissing = new("microprojects.spending.purpose-missing", "请写付的是什么。", "Please write what was paid for.", "Purpose");
    public static readonly Refusal PayeeMissing = new("microprojects.spending.payee-missing", "请选付给谁。", "Please choose who was paid.", "Payee");
    public static readonly Refusal ReceiptMissing = new("microprojects.spending.receipt-missing", "请上传凭证（发票或收据）。", "Please add the receipt.", "Receipt");
    public static readonly Refusal Settled = new("microprojects.spending.settled", "这笔付款已经复核过。", "This payment has been looked at already.");
    public static readonly Refusal NotFound = new("microprojects.spending.not-found", "没有这笔付款。", "There is no such payment.");
    public static readonly Refusal NotBooked = new("microprojects.spending.not-booked", "只有入账的付款才需要冲正。", "Only booked payments are taken off.");
    public static readonly Refusal CorrectedAlready = new("microprojects.spending.corrected-already", "这笔付款已经冲正过。", "This payment has been taken off already.");
    public static readonly Refusal AtOnce = new("microprojects.spending.at-once", "刚刚有同事也在登记付款，请再提交一次。", "A colleague entered a payment at the same moment; please send it again.");
}
