namespace PublicPortal.Evidence.Processes;

/// <summary>Who did what, when, through which channel, why. Never changed; deleted only where a notice promises it, see <see cref="RecordRetention"/>.</summary>
internal sealed class ProcessRecord
{
    public Guid Id { get; init; }
    public required string Type { get; init; }
    public Guid? AccountId { get; init; }
    public Kernel.Channel Channel { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset StartedAt { get; init; }
}

/// <summary>One event of a process.</summary>
internal sealed class EventRecord
{
    public Guid Id { get; init; }
    public Guid ProcessId { get; init; }
    public required string Name { get; init; }
    public Guid SubjectId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The event's own members as JSON: ids and masked values only.</summary>
    public required string Payload { get; init; }
}
