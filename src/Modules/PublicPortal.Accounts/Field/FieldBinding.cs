namespace PublicPortal.Accounts.Field;

/// <summary>An official's WeChat, bound after both factors; good for so many days, then renewed with both factors again.</summary>
internal sealed class FieldBinding
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public required string Provider { get; init; }
    public required string ExternalId { get; init; }
    public DateTimeOffset BoundAt { get; init; }
    public DateTimeOffset GoodUntil { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsGood(DateTimeOffset now) => EndedAt is null && now < GoodUntil;
}
