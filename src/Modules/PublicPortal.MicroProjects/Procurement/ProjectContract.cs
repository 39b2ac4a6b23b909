using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Procurement;

/// <summary>The contract and how its supplier was found. A mistake is put right by a new row; the old one stays, marked as replaced.</summary>
internal sealed class ProjectContract
{
    public const int NameLength = 80, ReasonLength = 300;

    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }
    public required string Supplier { get; init; }
    public long SumFen { get; init; }
    public DateOnly SignedOn { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly EndsOn { get; init; }

    /// <summary>Why there are fewer than three quotes, or why the lowest was not taken.</summary>
    public string? QuotesReason { get; init; }
    public Guid EnteredBy { get; init; }
    public DateTimeOffset EnteredAt { get; init; }
    public DateTimeOffset? ReplacedAt { get; set; }

    /// <summary>Why it was replaced.</summary>
    public string? ReplaceReason { get; set; }
    public List<Quote> Quotes { get; init; } = [];

    public static Result Check(Project project, long? sum, DateOnly signed, DateOnly starts, DateOnly ends, IReadOnlyList<(string Supplier, long Price)> quotes, string supplier, string? reason, int mostQuotes, DateOnly today)
    {
        if (project.Standing != ProjectStanding.Implementing) return ProjectRefusals.NotImplementing;
        if (sum is not > 0) return ProcurementRefusals.SumWrong;
        if (sum > project.ApprovedFen) return ProcurementRefusals.SumAboveApproved.With(Yuan.Zh(project.ApprovedFen), Yuan.En(project.ApprovedFen));
        if (sum < project.SpentFen) return ProcurementRefusals.SumBelowSpent;
        if (signed > today) return ProjectRefusals.DayInFuture.At("SignedOn");
        if (signed <= project.NoticeTo) return ProjectRefusals.DayTooEarly.At("SignedOn");
        if (starts < signed) return ProcurementRefusals.StartsBeforeSigned;
        if (ends < starts) return ProcurementRefusals.EndsBeforeStart;
        var lowest = quotes.Count == 0 || quotes.Min(q => q.Price) >= sum;
        if (string.IsNullOrWhiteSpace(reason) && (quotes.Count < mostQuotes || !lowest)) return ProcurementRefusals.QuotesReasonMissing.With(mostQuotes);
        if (quotes.Count > 0 && !quotes.Any(q => q.Supplier == supplier)) return ProcurementRefusals.SupplierNotAmongQuotes;
        return quotes.Select(q => q.Supplier).Distinct().Count() == quotes.Count ? Result.Ok() : ProcurementRefusals.QuoteTwice;
    }
}

internal sealed class Quote
{
    public Guid Id { get; init; }
    public Guid ContractId { get; init; }
    public int Position { get; init; }
    public required string Supplier { get; init; }
    public long PriceFen { get; init; }
}

internal static class ProcurementRefusals
{
    public static readonly Refusal SupplierMissing = new("microprojects.contract.supplier-missing", "请写供应商的全名。", "Please write the supplier's full name.", "Supplier");
    public static readonly Refusal SumWrong = new("microprojects.contract.sum-wrong", "合同金额要大于 0，最多两位小数。", "The sum must be above zero, with at most two decimals.", "Sum");
    public static readonly Refusal SumAboveApproved = new("microprojects.contract.sum-above-approved", "合同金额超过批准的 {0}。", "The sum is more than the {1} approved.", "Sum");
    public static readonly Refusal SumBelowSpent = new("microprojects.contract.sum-below-spent", "合同金额比已经付的还少。", "The sum is less than what is paid already.", "Sum");
    public static readonly Refusal StartsBeforeSigned = new("microprojects.contract.starts-before-signed", "开工不能早于签合同。", "Work cannot start before the contract is signed.", "StartsOn");
    public static readonly Refusal EndsBeforeStart = new("microprojects.contract.ends-before-start", "完工不能早于开工。", "It cannot end before it starts.", "EndsOn");
    public static readonly Refusal QuoteWrong = new("microprojects.contract.quote-wrong", "每个报价要有名称和大于 0 的价格。", "Each quote needs a name and a price above zero.", "QuoteSupplier1");
    public static readonly Refusal QuoteTwice = new("microprojects.contract.quote-twice", "同一家只算一个报价。", "One quote for each supplier.", "QuoteSupplier1");
    public static readonly Refusal QuotesReasonMissing = new("microprojects.contract.quotes-reason-missing", "报价不到 {0} 家，或没有选最低价：请写原因，居民会看到。", "Fewer than {0} quotes, or not the lowest: please write why; residents read it.", "QuotesReason");
    public static readonly Refusal SupplierNotAmongQuotes = new("microprojects.contract.supplier-not-among-quotes", "供应商要在报价的几家里。", "The supplier must be among those who quoted.", "Supplier");
    public static readonly Refusal ReplaceReasonMissing = new("microprojects.contract.replace-reason-missing", "请写为什么改合同。", "Please write why the contract is corrected.", "ReplaceReason");
}
