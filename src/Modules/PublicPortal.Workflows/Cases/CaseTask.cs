using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Cases;

internal enum TaskStanding
{
    Open,
    Done,
    /// <summary>The stage was decided without it.</summary>
    Dropped,
}

/// <summary>
/// One task of an open stage, for a person or for whoever is in its queue. Every task has its row from the moment the stage
/// opens. Where it lies is written in parts, so that the inbox of a cell, a street or the district each read their own index.
/// </summary>
internal sealed class CaseTask : IVersioned
{
    public const int LongestNote = 1000;

    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public required string Code { get; init; }
    public required string Stage { get; init; }
    public required string Task { get; init; }
    public required string LabelZh { get; init; }
    public required string LabelEn { get; init; }

    /// <summary>Department and role: <c>fireBrigade/reviewer</c>, <c>fireBrigade/</c>, <c>/GridOfficer</c>; empty for a person's own.</summary>
    public required string Queue { get; init; }
    public required string ScopePath { get; set; }
    public string Within1 { get; private set; } = "";
    public string Within2 { get; private set; } = "";
    public string Within3 { get; private set; } = "";
    public string Within4 { get; private set; } = "";
    public Guid? AssigneeAccountId { get; private set; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? EscalatedAt { get; private set; }

    /// <summary>The queue of those whom it rose to.</summary>
    public string? EscalatedQueue { get; private set; }
    public TaskStanding Standing { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public Guid? DoneBy { get; private set; }
    public string? Result { get; private set; }
    public string? Note { get; private set; }
    public long Version { get; set; }

    public LocalizedText Label => new(LabelZh, LabelEn);
    public bool IsOpen => Standing == TaskStanding.Open;
    public bool IsLate(DateTimeOffset now) => IsOpen && now > DueAt;

    /// <summary>Where it is to be done.</summary>
    public CaseTask LieAt(string place)
    {
        (ScopePath, Within1, Within2, Within3, Within4) = (place, Within(place, 1), Within(place, 2), Within(place, 3), Within(place, 4));
        return this;
    }

    public void Assign(Guid? account) => AssigneeAccountId = account;

    public void Finish(string result, string? note, Guid? by, DateTimeOffset now) => (Standing, Result, Note, DoneBy, DoneAt) = (TaskStanding.Done, result, note, by, now);

    /// <summary>Noted; it is still to be done.</summary>
    public void Remark(string result, string? note) => (Result, Note) = (result, note);

    public void Drop(DateTimeOffset now) => (Standing, DoneAt, Result) = (TaskStanding.Dropped, now, null);

    public void Escalate(string? queue, DateTimeOffset now) => (EscalatedQueue, EscalatedAt) = (queue, now);

    /// <summary>Nobody holds its role over the place: those whom it would rise to have it from the start.</summary>
    public void Offer(string queue) => EscalatedQueue = queue;

    /// <summary>Starts anew: what rose has been looked at.</summary>
    public void Again()
    {
        if (EscalatedAt is not null) (EscalatedQueue, EscalatedAt) = (null, null);
    }

    public static string QueueOf(string? department, string? role) => $"{department}/{role}";

    /// <summary>The first parts of a scope path; empty when the path is shorter.</summary>
    public static string Within(string scopePath, int parts)
    {
        var at = -1;
        for (var i = 0; i < parts; i++)
            if ((at = scopePath.IndexOf('/', at + 1)) < 0) return "";
        return scopePath[..(at + 1)];
    }

    /// <summary>The path cut at how far up the task lies.</summary>
    public static string Cut(string scopePath, PlaceReach reach)
    {
        var parts = reach switch { PlaceReach.District => 1, PlaceReach.Street => 2, PlaceReach.Community => 3, PlaceReach.Cell => 4, _ => int.MaxValue };
        return parts == int.MaxValue || Within(scopePath, parts) is not { Length: > 0 } cut ? scopePath : cut;
    }
}
