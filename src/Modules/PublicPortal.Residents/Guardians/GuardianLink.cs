namespace PublicPortal.Residents.Guardians;

internal enum GuardianStatus
{
    /// <summary>Said by the guardian; enough to act for the child, not to see earlier records.</summary>
    Declared,
    /// <summary>Papers seen at a counter.</summary>
    Confirmed,
}

/// <summary>A child under 14 acts only through a guardian (PIPL art 31).</summary>
internal sealed class GuardianLink
{
    public Guid Id { get; init; }
    public Guid GuardianPersonId { get; init; }
    public Guid ChildPersonId { get; init; }
    public GuardianStatus Status { get; private set; }
    public DateTimeOffset Since { get; init; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public void Confirm(DateTimeOffset now) => (Status, ConfirmedAt) = (GuardianStatus.Confirmed, now);
    public void End(DateTimeOffset now) => EndedAt = now;
}
