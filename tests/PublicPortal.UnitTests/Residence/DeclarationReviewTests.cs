using PublicPortal.Residence;
using PublicPortal.Residence.Demo;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.UnitTests.Residence;

public class DeclarationReviewTests
{
    private static readonly ResidenceOptions AllOn = new();

    private static readonly ReviewFacts Clear = new(
        HasPlate: true, DwellingIsKnown: true, DwellingIsActive: true, GradeAsksVisit: false, MaxResidents: 4, OthersLivingHere: 1,
        HasLease: true, LandlordAgreed: false, LivesElsewhere: false, Register: RegisterAnswer.Agrees, Age: 34, HasGuardian: false, HasOddCounty: false, SeenAtCounter: false);

    /// <summary>For each rule the one fact that trips it.</summary>
    private static readonly Dictionary<ReviewRule, ReviewFacts> Tripping = new()
    {
        [ReviewRule.PlateMissing] = Clear with { HasPlate = false },
        [ReviewRule.NoLease] = Clear with { HasLease = false },
        [ReviewRule.RegisterSilent] = Clear with { Register = RegisterAnswer.NotYetChecked },
        [ReviewRule.RegisterDisagrees] = Clear with { Register = RegisterAnswer.Disagrees },
        [ReviewRule.LivesElsewhere] = Clear with { LivesElsewhere = true },
        [ReviewRule.OverLimit] = Clear with { OthersLivingHere = 4 },
        [ReviewRule.DwellingUnknown] = Clear with { DwellingIsKnown = false },
        [ReviewRule.DwellingWithdrawn] = Clear with { DwellingIsActive = false },
        [ReviewRule.GradeAsksVisit] = Clear with { GradeAsksVisit = true },
        [ReviewRule.ChildWithoutGuardian] = Clear with { Age = 13 },
        [ReviewRule.OddCounty] = Clear with { HasOddCounty = true },
    };

    /// <summary>An objection is raised by people, never by the rules.</summary>
    private static readonly string[] RaisedByPeople = [nameof(ReviewRule.PersonObjects), nameof(ReviewRule.LandlordObjects)];

    /// <summary>Those that the demonstration shows; what a person objects is shown by being declared.</summary>
    public static TheoryData<string> Rules => [.. Enum.GetNames<ReviewRule>().Where(name => name != nameof(ReviewRule.PersonObjects))];

    public static TheoryData<string> RulesOfFacts => [.. Enum.GetNames<ReviewRule>().Except(RaisedByPeople)];

    [Fact]
    public void Doubts_NothingWrong_None() => Assert.Empty(DeclarationReview.Doubts(Clear, AllOn));

    [Theory, MemberData(nameof(RulesOfFacts))]
    public void Doubts_OneFactWrong_TripsItsRuleAlone(string name)
    {
        var rule = Enum.Parse<ReviewRule>(name);
        Assert.Equal([rule], DeclarationReview.Doubts(Tripping[rule], AllOn));
    }

    [Theory, MemberData(nameof(RulesOfFacts))]
    public void Doubts_RuleSwitchedOff_DoesNotTrip(string name)
    {
        var rule = Enum.Parse<ReviewRule>(name);
        Assert.Empty(DeclarationReview.Doubts(Tripping[rule], new ResidenceOptions { DisabledRules = [name.ToLowerInvariant()] }));
    }

    [Fact]
    public void Doubts_SeveralFactsWrong_NamesEach() => Assert.Equal(
        [ReviewRule.PlateMissing, ReviewRule.NoLease, ReviewRule.LivesElsewhere, ReviewRule.RegisterDisagrees],
        DeclarationReview.Doubts(Clear with { HasPlate = false, HasLease = false, LivesElsewhere = true, Register = RegisterAnswer.Unknown }, AllOn));

    [Fact]
    public void Doubts_AddressInNoRegister_AsksNeitherPlateNorLease() => Assert.Equal(
        [ReviewRule.DwellingUnknown], DeclarationReview.Doubts(Clear with { DwellingIsKnown = false, HasPlate = false, HasLease = false, MaxResidents = 0 }, AllOn));

    [Fact]
    public void Doubts_LandlordAgreed_NeedsNoLease() => Assert.Empty(DeclarationReview.Doubts(Clear with { HasLease = false, LandlordAgreed = true }, AllOn));

    [Fact]
    public void Doubts_LastFreePlace_IsWithinTheLimit() => Assert.Empty(DeclarationReview.Doubts(Clear with { OthersLivingHere = 3 }, AllOn));

    [Theory]
    [InlineData(RegisterAnswer.NotYetChecked)]
    [InlineData(RegisterAnswer.Disagrees)]
    [InlineData(RegisterAnswer.Unknown)]
    public void Doubts_SeenAtCounter_IsStrongerThanTheRegister(RegisterAnswer answer) =>
        Assert.Empty(DeclarationReview.Doubts(Clear with { SeenAtCounter = true, Register = answer, HasOddCounty = true }, AllOn));

    [Theory]
    [InlineData(13, true)]
    [InlineData(14, false)]
    public void Doubts_ChildWithGuardianOrOldEnough_None(int age, bool guardian) => Assert.Empty(DeclarationReview.Doubts(Clear with { Age = age, HasGuardian = guardian }, AllOn));

    [Theory, MemberData(nameof(Rules))]
    public void Demonstration_EachRule_HasACase(string name) => Assert.Single(DemoCases.All, c => c.Rule?.ToString() == name);

    [Theory, MemberData(nameof(Rules))]
    public void Texts_EachRule_AreThereInBothLanguages(string name)
    {
        var text = ReviewRuleText.Of(Enum.Parse<ReviewRule>(name));
        Assert.All([text.Says.Zh, text.Says.En, text.Comfort.Zh, text.Comfort.En], Assert.NotEmpty);
    }
}
