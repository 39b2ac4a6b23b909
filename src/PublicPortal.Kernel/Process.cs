namespace PublicPortal.Kernel;

/// <summary>Through which door an act came in.</summary>
public enum Channel { Web, WeChat, Window, Api, Cli, Job }

/// <summary>
/// Something that happened. Becomes a row in the evidence of its process and is handed to every
/// <see cref="IEventHandler{TEvent}"/> before the commit. Holds ids and masked values only, never personal data.
/// </summary>
public abstract record PortalEvent
{
    /// <summary>The thing that it happened to (a declaration, an order, an account).</summary>
    public abstract Guid SubjectId { get; }

    /// <summary>Stable name in the record: <c>residence.declaration-accepted</c>.</summary>
    public abstract string Name { get; }
}

/// <summary>
/// Who does what, when, through which channel and why. Every change happens inside one process; its events
/// feed audit, history, notifications, statistics and the evidence log: one record, five uses.
/// </summary>
public sealed class Process(Guid id, string type, Guid? accountId, Channel channel, DateTimeOffset startedAt, string? reason = null)
{
    private readonly List<PortalEvent> events = [];

    public Guid Id { get; } = id;

    /// <summary>Stable name of the act: <c>residence.declare</c>.</summary>
    public string Type { get; } = type;

    /// <summary>The acting account; null for jobs, the command line and visitors.</summary>
    public Guid? AccountId { get; } = accountId;
    public Channel Channel { get; } = channel;
    public DateTimeOffset StartedAt { get; } = startedAt;

    /// <summary>Why, where the act asks for a reason (looking at a full ID number, handing over an order).</summary>
    public string? Reason { get; } = reason;

    public IReadOnlyList<PortalEvent> Events => events;

    public void Raise(PortalEvent happened) => events.Add(happened);
}

/// <summary>Acts on an event inside the transaction that raised it, before the commit.</summary>
public interface IEventHandler<in TEvent> where TEvent : PortalEvent
{
    Task HandleAsync(TEvent happened, Process process, CancellationToken cancel);
}
