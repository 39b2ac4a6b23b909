using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Persons;

/// <summary>
/// A person, with or without an account. Name, number and birth date are sealed; the masked forms beside them are no
/// secret and spare lists the opening of every row.
/// </summary>
internal sealed class Person
{
    public const string NameColumn = "residents_person.name_sealed";
    public const string NumberColumn = "residents_person.number_sealed";
    public const string BirthColumn = "residents_person.birth_sealed";
    public const string IndexColumn = "residents_person.document_index";

    public Guid Id { get; init; }

    /// <summary>The resident's account that this person is; one account is one person.</summary>
    public Guid? AccountId { get; private set; }
    public required byte[] NameSealed { get; set; }
    public required string MaskedName { get; set; }
    public DocumentType DocumentType { get; init; }
    public required byte[] NumberSealed { get; init; }
    public required string MaskedNumber { get; init; }

    /// <summary>Keyed blind index of type and number: one document is one person.</summary>
    public required byte[] DocumentIndex { get; init; }

    /// <summary>yyyy-MM-dd, where the number tells it.</summary>
    public byte[]? BirthSealed { get; init; }
    public bool HasOddCounty { get; init; }

    public VerifiedLevel Level { get; private set; }
    public RegisterAnswer Register { get; private set; }
    public DateTimeOffset? RegisterAskedAt { get; private set; }
    public int RegisterTries { get; private set; }

    /// <summary>When the job asks the register again; null when it has answered or was asked often enough.</summary>
    public DateTimeOffset? RegisterNextAt { get; private set; }
    public bool HasConfirmedPhone { get; private set; }
    public DateTimeOffset? SeenAt { get; private set; }

    public Guid? HomeCommunityId { get; private set; }
    public HomeCommunitySource? HomeCommunitySource { get; private set; }
    public DateTimeOffset? HomeCommunitySince { get; private set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The person is the account's own from now on.</summary>
    public void BelongTo(Guid accountId, bool hasConfirmedPhone)
    {
        AccountId = accountId;
        HasConfirmedPhone = hasConfirmedPhone;
        Settle();
    }

    public void NotePhone(bool confirmed)
    {
        HasConfirmedPhone = confirmed;
        Settle();
    }

    /// <summary>Keeps what the register said. Silence is no answer: the job asks again, with growing pauses.</summary>
    /// <returns>False when nothing new was said.</returns>
    public bool NoteRegister(RegisterAnswer answer, DateTimeOffset now, RegisterPatience patience)
    {
        RegisterAskedAt = now;
        if (answer == RegisterAnswer.NotYetChecked)
        {
            if (Register == RegisterAnswer.NotYetChecked) RegisterNextAt = patience.Next(++RegisterTries, now);
            return false;
        }
        RegisterNextAt = null;
        if (Register == answer) return false;
        Register = answer;
        Settle();
        return true;
    }

    /// <summary>Not asked yet: the job will, unless the page does it first.</summary>
    public void AskLater(DateTimeOffset at) => RegisterNextAt = Register == RegisterAnswer.NotYetChecked ? at : null;

    public void NoteSeen(DateTimeOffset now)
    {
        SeenAt = now;
        Settle();
    }

    /// <returns>False when it is the home community already, from the same source.</returns>
    public bool LiveIn(Guid communityId, HomeCommunitySource source, DateTimeOffset now)
    {
        if (HomeCommunityId == communityId && HomeCommunitySource == source) return false;
        if (HomeCommunityId != communityId) HomeCommunitySince = now;
        (HomeCommunityId, HomeCommunitySource) = (communityId, source);
        return true;
    }

    /// <summary>The level follows from what is known, so that it can never be left behind.</summary>
    private void Settle() => Level =
        SeenAt is not null ? VerifiedLevel.Counter
        : Register == RegisterAnswer.Agrees && AccountId is not null ? VerifiedLevel.Register
        : AccountId is null ? VerifiedLevel.None
        : HasConfirmedPhone ? VerifiedLevel.Phone
        : VerifiedLevel.WeChat;
}

/// <summary>How often the register is asked again after silence.</summary>
internal readonly record struct RegisterPatience(TimeSpan First, int MostTries)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <returns>Null when it was asked often enough.</returns>
    public DateTimeOffset? Next(int tries, DateTimeOffset now) => tries >= MostTries ? null
        : now + TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks * (1L << Math.Min(tries - 1, 20))));
}
