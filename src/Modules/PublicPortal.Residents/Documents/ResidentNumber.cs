using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Documents;

/// <summary>公民身份号码, GB 11643-1999.</summary>
internal static class ResidentNumber
{
    /// <summary>The first two digits of GB/T 2260; 71, 81 and 82 are Taiwan, Hong Kong and Macao.</summary>
    private static readonly HashSet<string> Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ];

    public static Result<IdentityDocument> Parse(string number, DateOnly today, CountyCodes counties)
    {
        if (number.Length == 15 && TypedNumber.IsDigits(number)) return DocumentRefusals.FifteenDigits;
        if (CheckedNumber.WrongCharacter(number) is { } wrong) return wrong;

        // People look for their document in a list and take the first; telling them the right one saves a visit.
        if (ResidencePermitNumber.StartsLike(number)) return DocumentRefusals.OtherType(DocumentType.HmtPermit);
        if (number[0] == '9') return DocumentRefusals.OtherType(DocumentType.ForeignerId);
        if (!Provinces.Contains(number[..2])) return DocumentRefusals.Province;

        var birth = CheckedNumber.Birth(number, today);
        if (birth.IsRefused) return birth.Refusals[0];
        if (!CheckedNumber.CheckHolds(number)) return DocumentRefusals.Check;
        return new IdentityDocument(DocumentType.ResidentId, number)
        {
            BirthDate = birth.Value,
            AreaCode = number[..6],
            IsCountyKnown = counties.Contains(number[..6]),
        };
    }
}
