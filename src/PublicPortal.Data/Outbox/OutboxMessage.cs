namespace PublicPortal.Data.Outbox;

/// <summary>
/// Something to be done outside the database after the commit (send, notify). Written in the transaction that decided
/// it, delivered at least once.
/// </summary>
public sealed class OutboxMessage
{
    public Guid Id { get; set; }

    /// <summary>Which <see cref="IOutboxHandler"/> delivers it.</summary>
    public required string Kind { get; set; }

    /// <summary>JSON with ids and masked values only.</summary>
    public required string Payload { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Not before; moved on by each failure and by the claim of a node.</summary>
    public DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public bool GivenUp { get; set; }
    public string? LastError { get; set; }
}

/// <summary>Delivers one kind of message. May be called twice for the same message.</summary>
public interface IOutboxHandler
{
    string Kind { get; }

    /// <exception cref="Exception">Not delivered: tried again later, with growing pauses.</exception>
    Task DeliverAsync(OutboxMessage message, CancellationToken cancel);
}
