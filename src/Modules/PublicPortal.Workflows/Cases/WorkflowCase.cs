using System.Text.Json;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Cases;

/// <summary>One thing on its way through the stages of its workflow.</summary>
internal sealed class WorkflowCase
{
    public const int LongestFacts = 8000;

    public Guid Id { get; init; }
    public required string Code { get; init; }

    /// <summary>SHA-256 of the definition that the case keeps.</summary>
    public required string Hash { get; init; }
    public string? Kind { get; init; }
    public Guid SubjectId { get; init; }
    public required string TitleZh { get; set; }
    public required string TitleEn { get; set; }
    public required string ScopePath { get; set; }
    public string? Path { get; init; }
    public Guid? NotifyAccountId { get; init; }
    public CaseStanding Standing { get; set; }
    public string? Stage { get; set; }
    public string? Outcome { get; private set; }
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>See <see cref="Clock"/>; kept for lists.</summary>
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Share of the time that has been warned of.</summary>
    public int Warned { get; set; }

    /// <summary>JSON: what conditions ask. Ids and masked values only.</summary>
    public required string Facts { get; set; }

    public LocalizedText Title => new(TitleZh, TitleEn);

    public static string Cut(string title) => title.Length <= 200 ? title : title[..200];

    public void End(string outcome, DateTimeOffset now) => (Standing, Outcome, EndedAt, Stage, DueAt) = (CaseStanding.Ended, outcome, now, null, Clock.Never);

    public Dictionary<string, FieldValue> ReadFacts() => FactsJson.Read(Facts);
}

/// <summary>The whole definition as the case started with it, apart from the row that everybody locks.</summary>
internal sealed class CaseDefinition
{
    public Guid CaseId { get; init; }
    public required string Json { get; init; }
}

internal sealed class CaseStage
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public required string Stage { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public bool? Agreed { get; private set; }
    public bool ByTime { get; private set; }

    /// <exception cref="InvalidOperationException">It is closed: the engine has a bug.</exception>
    public void Close(bool agreed, bool byTime, DateTimeOffset now)
    {
        if (ClosedAt is not null) throw new InvalidOperationException($"The stage {Stage} of {CaseId} is closed already.");
        (Agreed, ByTime, ClosedAt) = (agreed, byTime, now);
    }
}

internal sealed class ClockEntry
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }

    /// <summary>Null for the clock of the case, which pauses all its tasks.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>Their order within the case; two may be of one moment.</summary>
    public int Number { get; init; }
    public Tick Tick { get; init; }
    public DateTimeOffset At { get; init; }
    public int Days { get; init; }
    public DateTimeOffset? Until { get; init; }
    public string? Reason { get; init; }
    public Guid? AccountId { get; init; }

    public ClockTick Read() => new(Tick, At, Days, Until);
}

internal enum TimerKind
{
    /// <summary>A share of the case's time is used up.</summary>
    Warn,
    /// <summary>A task is late.</summary>
    Late,
    /// <summary>A stage was open long enough to count as agreed.</summary>
    Deemed,
}

/// <summary>Something that happens at a moment, once; moved when the clock is.</summary>
internal sealed class CaseTimer
{
    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public Guid? TaskId { get; init; }
    public string? Stage { get; init; }
    public TimerKind Kind { get; init; }
    public int Percent { get; init; }
    public DateTimeOffset FireAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

internal static class FactsJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<KeyValuePair<string, FieldValue>> facts) =>
        JsonSerializer.Serialize(facts.ToDictionary(f => f.Key, f => f.Value.Number is { } n ? (object)n : f.Value.More.Count > 0 ? f.Value.More.Prepend(f.Value.Words).ToArray() : f.Value.Words), Options);

    public static Dictionary<string, FieldValue> Read(string json)
    {
        var found = new Dictionary<string, FieldValue>();
        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.EnumerateObject())
            found[member.Name] = member.Value.ValueKind switch
            {
                JsonValueKind.Number => FieldValue.Of(member.Value.GetDecimal()),
                JsonValueKind.Array => new FieldValue(member.Value[0].GetString()!) { More = [.. member.Value.EnumerateArray().Skip(1).Select(v => v.GetString()!)] },
                _ => FieldValue.Of(member.Value.GetString()!),
            };
        return found;
    }
}
