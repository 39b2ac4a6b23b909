using PublicPortal.Kernel;

namespace PublicPortal.Evidence.Contracts;

/// <summary>An event as it stands in the record.</summary>
/// <param name="AccountId">Who acted; null for jobs and visitors.</param>
/// <param name="Payload">JSON of the event's own members.</param>
public sealed record PastEvent(string Name, Guid SubjectId, DateTimeOffset At, Guid? AccountId, Channel Channel, string? Reason, string Payload);

/// <summary>Reads the record of what happened: timelines, "who looked at my data", audit.</summary>
public interface IEventHistory
{
    /// <summary>The events of one thing, newest first, at most 200.</summary>
    Task<IReadOnlyList<PastEvent>> OfAsync(Guid subjectId, CancellationToken cancel = default);

    /// <summary>Every event of one name of one thing, oldest first, however many: where something is decided by what was ever done.</summary>
    Task<IReadOnlyList<PastEvent>> EveryAsync(Guid subjectId, string name, CancellationToken cancel = default);

    /// <summary>All events, newest first; for the audit administrator.</summary>
    Task<IReadOnlyList<PastEvent>> LatestAsync(int skip, int count, CancellationToken cancel = default);

    /// <summary>What one account did and what was done to it, newest first; for the audit administrator.</summary>
    Task<IReadOnlyList<PastEvent>> ByAccountAsync(Guid accountId, int skip, int count, CancellationToken cancel = default);
}
