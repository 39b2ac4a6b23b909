using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>What happened to a project, as everybody may read it: the page's timeline and the feed. Never changed; a correction is one more.</summary>
internal sealed class ProjectMoment
{
    public const int WordsLength = 120, NoteLength = 600;

    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }

    /// <summary>Stable: <c>confirmed</c>.</summary>
    public required string Kind { get; init; }
    public required string WordsZh { get; init; }
    public required string WordsEn { get; init; }

    /// <summary>In the words of whoever acted, in their language.</summary>
    public string? Note { get; init; }
    public DateTimeOffset At { get; init; }

    public LocalizedText Words => new(WordsZh, WordsEn);
}
