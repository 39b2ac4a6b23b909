using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;

namespace PublicPortal.Workflows.Contracts;

/// <summary>A field that a module gives to its cases, so that conditions may name it.</summary>
/// <param name="Type"><c>text</c>, <c>number</c>, <c>date</c>, <c>choice</c>, <c>yesNo</c> or <c>account</c>.</param>
/// <param name="Options">Of a choice.</param>
public sealed record WorkflowFact(string Id, LocalizedText Label, string Type, IReadOnlyList<string>? Options = null);

/// <summary>Slot: a module declares a kind of case; workflows whose <c>kind</c> is its name run it.</summary>
public interface IWorkflowKind
{
    /// <summary>Stable: <c>residence.verification</c>.</summary>
    string Name { get; }
    LocalizedText Title { get; }
    IReadOnlyList<WorkflowFact> Facts { get; }

    /// <summary>Null when tasks are done in the inbox.</summary>
    OwnPages? OwnPages => null;

    /// <summary>Events that effects of the kind <c>raise</c> may name.</summary>
    IReadOnlyCollection<string> Events => [];

    /// <summary>Things about which the account does no task, with what it is told: an interest was declared. Nothing by default.</summary>
    Task<IReadOnlyDictionary<Guid, Refusal>> BarredAsync(IReadOnlyCollection<Guid> subjectIds, Guid accountId, CancellationToken cancel) => Task.FromResult<IReadOnlyDictionary<Guid, Refusal>>(new Dictionary<Guid, Refusal>());

    /// <summary>Fills the placeholders of a message about the case; masked values only.</summary>
    Task<IReadOnlyDictionary<string, string>> ValuesAsync(Guid subjectId, string template, CancellationToken cancel) => Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());
}

/// <summary>
/// The module does the tasks on its own pages, and tells people itself: the inbox lists them, leads there and hands them over.
/// So a definition of the kind has one stage with one task, and offers what the module enters.
/// </summary>
/// <param name="Results">Ids of the results that the module enters.</param>
/// <param name="Outcomes">Ids of the outcomes with which it ends a case.</param>
public sealed record OwnPages(IReadOnlyList<string> Results, IReadOnlyList<string> Outcomes);

/// <summary>A thing that was under way before it came to a workflow.</summary>
public sealed record TakenOver(DateTimeOffset StartedAt, DateTimeOffset DueAt);

/// <summary>An effect that is due.</summary>
/// <param name="Name">What the definition names: a template, document, page or event.</param>
public sealed record EffectCall(string Name, string To, CaseState Case);

/// <summary>Slot: a module carries out one kind of effect, in the transaction of the case; no network call.</summary>
public interface IWorkflowEffect
{
    /// <summary><c>notify</c>, <c>issue</c>, <c>publish</c> or <c>raise</c>; several may carry out the same, each its own names.</summary>
    string Do { get; }

    /// <summary>The names that it knows: what a definition may write.</summary>
    IReadOnlyCollection<string> Names { get; }

    Task ApplyAsync(EffectCall call, Process process, CancellationToken cancel);
}

/// <summary>What a module starts a case with.</summary>
/// <param name="Code">A published workflow.</param>
/// <param name="Title">What the inbox shows; masked, no numbers of people.</param>
/// <param name="Path">The page of the thing itself, a local path; null when the task's own page is all there is.</param>
public sealed record StartCase(string Code, Guid SubjectId, LocalizedText Title, string ScopePath, string? Path = null)
{
    /// <summary>Values of the fields that the definition declares, and of its kind.</summary>
    public IReadOnlyDictionary<string, FieldValue> Facts { get; init; } = new Dictionary<string, FieldValue>();

    /// <summary>A definition of one's own instead of a published one: a service item carries its stages inside.</summary>
    public string? Definition { get; init; }

    /// <summary>When it began and until when it is due, if that was settled elsewhere before; counted from now otherwise.</summary>
    public TakenOver? TakenOver { get; init; }

    /// <summary>The resident who is told; null for nobody.</summary>
    public Guid? NotifyAccountId { get; init; }
}
