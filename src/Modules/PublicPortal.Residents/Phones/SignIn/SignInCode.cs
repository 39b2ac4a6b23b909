namespace PublicPortal.Residents.Phones.SignIn;

/// <summary>A code that is under way to a phone of which nobody says whose it is. Bound to the browser that asked; used once, then gone.</summary>
internal sealed class SignInCode
{
    public const string NumberColumn = "residents_sign_in_code.number_sealed";
    public const string CodeColumn = "residents_sign_in_code.code_hash";

    public const int MostTries = 5;
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    public Guid Id { get; init; }
    public required byte[] NumberSealed { get; init; }
    public required string MaskedNumber { get; init; }

    /// <summary>Keyed hash over row, number and code.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>Of the random token in the browser's cookie: a code is of no use in another browser.</summary>
    public required byte[] BrowserHash { get; init; }
    public DateTimeOffset SentAt { get; init; }

    public bool IsOver(DateTimeOffset now) => now > SentAt + Lasts;
}
