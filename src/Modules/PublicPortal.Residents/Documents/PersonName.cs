using PublicPortal.Kernel;

namespace PublicPortal.Residents.Documents;

/// <summary>
/// A person's name as it is written: rare characters of every plane, the middle dot of minority names, Latin and other
/// scripts. It is not judged whether it is a usual name; nobody is told that their name is wrong.
/// </summary>
internal readonly record struct PersonName(string Value)
{
    public const int MaxCharacters = 50;

    /// <summary>Characters may be made of several code points; this is what the database column holds.</summary>
    public const int MaxLength = 200;

    private const char MiddleDot = '\u00B7';

    public static Result<PersonName> Parse(string? typed)
    {
        var tidied = NameText.Tidy(typed ?? "");
        if (tidied.IsRefused) return tidied.Refusals[0];
        var name = tidied.Value;
        if (name.Length == 0) return NameRefusals.Empty;
        var characters = TypedNumber.Characters(name);
        if (characters.Length > MaxCharacters || name.Length > MaxLength) return NameRefusals.TooLong;
        for (var i = 0; i < characters.Length; i++)
            if (NameText.Wrong(characters[i], i + 1) is { } wrong)
                return wrong;
        if (!IsLetter(characters[0])) return NameRefusals.Character(1, characters[0]);
        if (characters[^1] is [MiddleDot or '-' or '\'']) return NameRefusals.Character(characters.Length, characters[^1]);
        return new PersonName(name);
    }

    private static bool IsLetter(string character) => character is not [' ' or MiddleDot or '-' or '\'' or '.'];

    /// <summary>The masked name: safe in logs and messages; pages that may show it whole take <see cref="Value"/>.</summary>
    public override string ToString() => Masking.Name(Value ?? "");
}
