namespace PublicPortal.MicroProjects.Moderation;

internal enum ReportedThing { Proposal, Comment, Photo }

internal enum ReportReason { Insult, Personal, Spam, Untrue, Other }

/// <summary>举报: somebody thinks that a text or a picture should not stand there. It stays until an official has looked.</summary>
internal sealed class ContentReport
{
    public const int NoteLength = 200;

    public Guid Id { get; init; }
    public Guid ProposalId { get; init; }
    public ReportedThing Thing { get; init; }
    public Guid ThingId { get; init; }
    public ReportReason Why { get; init; }
    public string? Note { get; init; }
    public Guid ReporterAccountId { get; set; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? SettledAt { get; set; }
}
