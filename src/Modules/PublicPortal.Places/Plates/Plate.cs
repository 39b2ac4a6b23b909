using PublicPortal.Kernel;

namespace PublicPortal.Places.Plates;

/// <summary>门牌. The address <c>/d/{code}</c> is known to all; the random token proves that the plate itself was scanned.</summary>
internal sealed class Plate
{
    /// <summary>16 characters of 5 bits: 80 random bits.</summary>
    public const int TokenLength = 16;

    public Guid Id { get; init; }
    public Guid DwellingId { get; init; }
    public required string Token { get; init; }
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>When its label was made ready to print; null for a plate that hangs nowhere yet.</summary>
    public DateTimeOffset? PrintedAt { get; set; }

    /// <summary>From then on the token proves nothing.</summary>
    public DateTimeOffset? ReplacedAt { get; set; }

    public static Plate Issue(Guid dwellingId, DateTimeOffset now) =>
        new() { Id = Ids.New(now), DwellingId = dwellingId, Token = HumanCode.Random(TokenLength), IssuedAt = now };
}
