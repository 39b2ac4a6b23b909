namespace PublicPortal.Residents.Phones;

/// <summary>The confirmed phone number of an account. A family may share one, so two accounts may have the same.</summary>
internal sealed class Phone
{
    public const string NumberColumn = "residents_phone.number_sealed";
    public const string IndexColumn = "residents_phone.number_index";

    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public required byte[] NumberSealed { get; set; }
    public required byte[] NumberIndex { get; set; }
    public required string MaskedNumber { get; set; }
    public DateTimeOffset ConfirmedAt { get; set; }

    /// <summary>Given for signing in; no consent to reminders.</summary>
    public bool SignInOnly { get; set; }
}

/// <summary>The code that is under way to a phone; one for each account, the newest counts.</summary>
internal sealed class PhoneCode
{
    public const string NumberColumn = "residents_phone_code.number_sealed";
    public const string CodeColumn = "residents_phone_code.code_hash";

    public const int MostTries = 5;
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public required byte[] NumberSealed { get; set; }
    public required string MaskedNumber { get; set; }

    /// <summary>Keyed hash over account, number and code.</summary>
    public required byte[] CodeHash { get; set; }
    public DateTimeOffset SentAt { get; set; }

    public bool IsOver(DateTimeOffset now) => now > SentAt + Lasts;
}
