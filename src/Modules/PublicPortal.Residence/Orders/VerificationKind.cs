using PublicPortal.Kernel;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.Residence.Orders;

/// <summary>Verification as a kind of case: <c>content/workflows/residence-verification.json</c>, or what the desk published in its place.</summary>
internal sealed class VerificationKind : IWorkflowKind
{
    public const string KindName = "residence.verification", Code = "residence-verification", Officer = "officer", About = "about";

    /// <summary>The outcome of an order that nobody has to go for any more.</summary>
    public const string Dropped = "dropped";

    /// <summary>The result of the last visit to a closed door, see <see cref="NotMet"/>.</summary>
    public const string NotMet = "notMet";

    public string Name => KindName;
    public LocalizedText Title => new("上门核查", "Verification visit");

    public IReadOnlyList<WorkflowFact> Facts =>
    [
        new(Officer, new("网格员", "Officer"), "account"),
        new(About, new("核查什么", "What is looked at"), "choice", [nameof(OrderKind.Declarations), nameof(OrderKind.Undeclared)]),
    ];

    public OwnPages OwnPages { get; } = new([.. Enum.GetValues<VisitResult>().Select(Key), NotMet], [Dropped]);

    /// <summary>Id of the result in definitions.</summary>
    public static string Key(VisitResult result) => char.ToLowerInvariant(result.ToString()[0]) + result.ToString()[1..];
}
