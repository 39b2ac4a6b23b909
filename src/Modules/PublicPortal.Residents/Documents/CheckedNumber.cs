using PublicPortal.Kernel;

namespace PublicPortal.Residents.Documents;

/// <summary>
/// The build that three kinds of numbers share (GB 11643-1999): six digits of place, eight of birth, three in sequence
/// and a check character.
/// </summary>
internal static class CheckedNumber
{
    public const int Length = 18;

    /// <summary>
    /// Nobody is known to have lived longer than 122 years; what says more is a typing mistake. The limit leaves room
    /// and still catches the nineteenth century.
    /// </summary>
    public const int OldestYears = 125;

    /// <summary>The first wrong character, or null when all stand where they may.</summary>
    public static Refusal? WrongCharacter(string number)
    {
        var characters = TypedNumber.Characters(number);
        if (characters.Length != Length) return DocumentRefusals.Length(Length, characters.Length);
        for (var i = 0; i < Length; i++)
        {
            if (characters[i] is [>= '0' and <= '9']) continue;
            if (i < Length - 1) return DocumentRefusals.NotDigit(i + 1, characters[i]);
            if (characters[i] != "X") return DocumentRefusals.NotDigitOrX(characters[i]);
        }
        return null;
    }

    /// <summary>The date in characters 7 to 14, or why there is none.</summary>
    public static Result<DateOnly> Birth(string number, DateOnly today)
    {
        var (year, month, day) = (int.Parse(number.AsSpan(6, 4)), int.Parse(number.AsSpan(10, 2)), int.Parse(number.AsSpan(12, 2)));
        if (month is < 1 or > 12) return DocumentRefusals.BirthMonth;
        if (year < today.Year - OldestYears - 1) return DocumentRefusals.BirthTooOld;
        if (day < 1 || day > DateTime.DaysInMonth(year, month)) return DocumentRefusals.BirthDay;
        var birth = new DateOnly(year, month, day);
        if (birth > today) return DocumentRefusals.BirthInFuture;
        if (birth < today.AddYears(-OldestYears)) return DocumentRefusals.BirthTooOld;
        return birth;
    }

    /// <summary>ISO 7064 MOD 11-2: Σ aᵢ·2^(18−i) ≡ 1 (mod 11) over all 18, X counting 10.</summary>
    public static bool CheckHolds(string number)
    {
        var sum = 0;
        foreach (var c in number) sum = (sum * 2 + (c == 'X' ? 10 : c - '0')) % 11;
        return sum == 1;
    }
}
