namespace PublicPortal.MicroProjects.Consultation;

internal enum CheckResult { Passes, Fails, NotApplicable }

/// <summary>One rule of the round held against the proposal, with where the rule is written.</summary>
internal sealed class EligibilityCheck
{
    public const int RuleLength = 40, NoteLength = 300;

    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }

    /// <summary><c>kind</c>, <c>limit</c>, <c>field</c>, or the code of an excluded kind.</summary>
    public required string Rule { get; init; }
    public CheckResult Result { get; set; }
    public string? Note { get; set; }
    public Guid? By { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>An official has a personal interest in the proposal, and so no say in it.</summary>
internal sealed class InterestDeclaration
{
    public const int WhatLength = 200;

    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }
    public Guid OfficialAccountId { get; init; }
    public required string What { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>What the station, the committee, the masses, the experts or the party organisation said; kept from the case, to be published.</summary>
internal sealed class Opinion
{
    public const int TextLength = 1000;

    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }
    public Guid CaseId { get; init; }

    /// <summary>Id of the task in the workflow: <c>station</c>.</summary>
    public required string Task { get; init; }

    /// <summary>As the workflow called it then.</summary>
    public required string LabelZh { get; init; }
    public required string LabelEn { get; init; }

    /// <summary>Id of the result: <c>support</c>, <c>against</c>.</summary>
    public required string Result { get; init; }
    public required string ResultZh { get; init; }
    public required string ResultEn { get; init; }
    public string? Text { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? DueAt { get; init; }
}
