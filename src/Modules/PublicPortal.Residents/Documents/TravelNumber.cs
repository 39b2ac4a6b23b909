using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Documents;

/// <summary>Numbers of passports and travel permits: they have a form and no check character.</summary>
internal static class TravelNumber
{
    /// <summary>5 to 17 letters and digits, at least one digit: no country gives passports without, and names have none.</summary>
    public static Result<IdentityDocument> Passport(string number)
    {
        var characters = TypedNumber.Characters(number);
        for (var i = 0; i < characters.Length; i++)
            if (characters[i] is not [(>= '0' and <= '9') or (>= 'A' and <= 'Z')])
                return DocumentRefusals.NotLetterOrDigit(i + 1, characters[i]);
        return number.Length is >= 5 and <= 17 && number.Any(char.IsAsciiDigit)
            ? new IdentityDocument(DocumentType.Passport, number)
            : DocumentRefusals.Form(DocumentType.Passport);
    }

    /// <summary>H (Hong Kong) or M (Macao) and 8 digits; older permits add two that count the renewals.</summary>
    public static Result<IdentityDocument> HongKongMacao(string number)
    {
        var characters = TypedNumber.Characters(number);
        if (characters.Length is not (9 or 11) || characters[0] is not ("H" or "M"))
            return DocumentRefusals.Form(DocumentType.HmTravelPermit);
        for (var i = 1; i < characters.Length; i++)
            if (characters[i] is not [>= '0' and <= '9'])
                return DocumentRefusals.NotDigit(i + 1, characters[i]);
        return new IdentityDocument(DocumentType.HmTravelPermit, number);
    }

    /// <summary>8 digits.</summary>
    public static Result<IdentityDocument> Taiwan(string number)
    {
        var characters = TypedNumber.Characters(number);
        if (characters.Length != 8) return DocumentRefusals.Length(8, characters.Length);
        for (var i = 0; i < characters.Length; i++)
            if (characters[i] is not [>= '0' and <= '9'])
                return DocumentRefusals.NotDigit(i + 1, characters[i]);
        return new IdentityDocument(DocumentType.TwTravelPermit, number);
    }
}
