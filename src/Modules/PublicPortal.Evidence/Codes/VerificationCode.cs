namespace PublicPortal.Evidence.Codes;

internal sealed class VerificationCode
{
    public Guid Id { get; init; }

    /// <summary>Normalised, 16 characters.</summary>
    public required string Code { get; init; }
    public required string Kind { get; init; }
    public Guid SubjectId { get; init; }
    public DateTimeOffset IssuedAt { get; init; }
}
