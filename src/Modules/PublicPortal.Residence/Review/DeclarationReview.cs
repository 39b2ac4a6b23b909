using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Review;

/// <summary>All that the rules look at, read before they run.</summary>
/// <param name="DwellingIsKnown">False when the address was written by hand.</param>
/// <param name="OthersLivingHere">People with an accepted declaration here, without this person.</param>
/// <param name="HasLease">A lease covers the move-in date.</param>
/// <param name="LandlordAgreed">The landlord said yes, or was silent long enough.</param>
internal sealed record ReviewFacts(
    bool HasPlate, bool DwellingIsKnown, bool DwellingIsActive, bool GradeAsksVisit, int MaxResidents, int OthersLivingHere,
    bool HasLease, bool LandlordAgreed, bool LivesElsewhere, RegisterAnswer Register, int? Age, bool HasGuardian, bool HasOddCounty, bool SeenAtCounter);

/// <summary>The rules, pure: facts in, doubts out.</summary>
internal static class DeclarationReview
{
    /// <summary>Whom the law protects as a child in data matters (个人信息保护法 art 31).</summary>
    public const int AgeOfOwnDeclaration = 14;

    public static IReadOnlyList<ReviewRule> Doubts(ReviewFacts facts, ResidenceOptions options) =>
        [.. Tripped(facts).Where(options.IsOn)];

    private static IEnumerable<ReviewRule> Tripped(ReviewFacts f)
    {
        if (!f.DwellingIsKnown)
        {
            yield return ReviewRule.DwellingUnknown;   // plate, lease and limit have nothing to refer to
        }
        else
        {
            if (!f.HasPlate) yield return ReviewRule.PlateMissing;
            if (!f.DwellingIsActive) yield return ReviewRule.DwellingWithdrawn;
            if (f.GradeAsksVisit) yield return ReviewRule.GradeAsksVisit;
            if (!f.HasLease && !f.LandlordAgreed) yield return ReviewRule.NoLease;
            if (f.OthersLivingHere + 1 > f.MaxResidents) yield return ReviewRule.OverLimit;
        }
        if (f.LivesElsewhere) yield return ReviewRule.LivesElsewhere;
        // Seen at a counter (level 4) is stronger than any register.
        if (!f.SeenAtCounter)
        {
            if (f.Register == RegisterAnswer.NotYetChecked) yield return ReviewRule.RegisterSilent;
            if (f.Register is RegisterAnswer.Disagrees or RegisterAnswer.Unknown) yield return ReviewRule.RegisterDisagrees;
            if (f.HasOddCounty) yield return ReviewRule.OddCounty;
        }
        if (f.Age < AgeOfOwnDeclaration && !f.HasGuardian) yield return ReviewRule.ChildWithoutGuardian;
    }
}
