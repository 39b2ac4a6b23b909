namespace PublicPortal.Content.Recipes;

/// <summary>A step of an imported recipe as it was written, known here or not; an export gives it back.</summary>
internal sealed class KeptStep
{
    public const int LongestName = 100, LongestJson = 4_000_000;

    public Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Json { get; init; }

    /// <summary>Of the JSON: the same step imported twice is kept once.</summary>
    public required string Hash { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Steps are given back in the order in which they came.</summary>
    public int Number { get; init; }
}

internal enum StepOutcome { Waiting, Approved, Refused }

/// <summary>A step about roles, settings or features that waits for the security administrator and a second person.</summary>
internal sealed class WaitingStep
{
    public const int LongestRecipe = 200;

    public Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Name of the recipe it came with.</summary>
    public string? Recipe { get; init; }

    /// <summary>With its expressions evaluated: what is approved is what is carried out.</summary>
    public required string Json { get; init; }
    public Guid AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public StepOutcome Outcome { get; set; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    public Kernel.Result Decide(StepOutcome outcome, Guid by, DateTimeOffset now)
    {
        if (Outcome != StepOutcome.Waiting) return StepRefusals.Decided;
        if (AskedBy == by) return StepRefusals.Own;
        (Outcome, DecidedBy, DecidedAt) = (outcome, by, now);
        return Kernel.Result.Ok();
    }
}
