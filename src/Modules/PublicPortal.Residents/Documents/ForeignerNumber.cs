using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Documents;

/// <summary>
/// Numbers of the foreign permanent resident identity card. Cards given since 2023-12-01 carry 18 digits: 9, place 2,
/// nationality 3 (ISO 3166 numeric), birth 8, sequence 3, check; older cards 3 letters and 12 digits, without a check
/// that the public knows.
/// </summary>
internal static class ForeignerNumber
{
    private const int OldLength = 15;
    private const int OldLetters = 3;

    public static Result<IdentityDocument> Parse(string number, DateOnly today) =>
        char.IsAsciiLetter(number[0]) ? Old(number) : New(number, today);

    private static Result<IdentityDocument> New(string number, DateOnly today)
    {
        if (CheckedNumber.WrongCharacter(number) is { } wrong) return wrong;
        if (number[0] != '9') return DocumentRefusals.Form(DocumentType.ForeignerId);
        var birth = CheckedNumber.Birth(number, today);
        if (birth.IsRefused) return birth.Refusals[0];
        if (!CheckedNumber.CheckHolds(number)) return DocumentRefusals.Check;
        return new IdentityDocument(DocumentType.ForeignerId, number) { BirthDate = birth.Value };
    }

    private static Result<IdentityDocument> Old(string number)
    {
        var characters = TypedNumber.Characters(number);
        if (characters.Length != OldLength) return DocumentRefusals.Length(OldLength, characters.Length);
        for (var i = 0; i < OldLength; i++)
        {
            if (i < OldLetters && characters[i] is not [>= 'A' and <= 'Z']) return DocumentRefusals.NotLetter(i + 1, characters[i]);
            if (i >= OldLetters && characters[i] is not [>= '0' and <= '9']) return DocumentRefusals.NotDigit(i + 1, characters[i]);
        }
        return new IdentityDocument(DocumentType.ForeignerId, number);
    }
}
