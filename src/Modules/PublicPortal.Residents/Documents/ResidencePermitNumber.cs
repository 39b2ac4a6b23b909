using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Documents;

/// <summary>
/// Numbers of the residence permit for Hong Kong, Macao and Taiwan residents (港澳台居民居住证申领发放办法 art 7): built
/// like resident numbers, the place being 810000, 820000 or 830000.
/// </summary>
internal static class ResidencePermitNumber
{
    public static bool StartsLike(string number) => number.Length == CheckedNumber.Length && number[..6] is "810000" or "820000" or "830000";

    public static Result<IdentityDocument> Parse(string number, DateOnly today)
    {
        if (TravelNumber.HongKongMacao(number).IsOk) return DocumentRefusals.OtherType(DocumentType.HmTravelPermit);
        if (TravelNumber.Taiwan(number).IsOk) return DocumentRefusals.OtherType(DocumentType.TwTravelPermit);
        if (CheckedNumber.WrongCharacter(number) is { } wrong) return wrong;
        if (!StartsLike(number)) return DocumentRefusals.Form(DocumentType.HmtPermit);
        var birth = CheckedNumber.Birth(number, today);
        if (birth.IsRefused) return birth.Refusals[0];
        if (!CheckedNumber.CheckHolds(number)) return DocumentRefusals.Check;
        return new IdentityDocument(DocumentType.HmtPermit, number) { BirthDate = birth.Value, AreaCode = number[..6] };
    }
}
