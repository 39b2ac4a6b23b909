using PublicPortal.Residence.Counters;
using PublicPortal.Residence.Exports;

namespace PublicPortal.UnitTests.Residence;

public class DeskRulesTests
{
    [Theory]
    [InlineData("2026-11-16", "2026-11-16")]   // a Monday
    [InlineData("2026-11-22", "2026-11-16")]   // its Sunday
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2027-01-01", "2026-12-28")]
    public void Week_AnyDay_IsItsMonday(string day, string monday) => Assert.Equal(DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture), Measures.Week(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Before_IsAMonday() => Assert.Equal(Measures.Before, Measures.Week(Measures.Before));

    [Fact]
    public void Both_TwoRights_GiveTheNarrowerPlaces()
    {
        Assert.Equal(["a/b/"], ExportScopes.Both(["a/"], ["a/b/"]));
        Assert.Equal(["a/b/"], ExportScopes.Both(["a/b/"], [""]));
        Assert.Equal(["a/b/", "a/c/"], ExportScopes.Both(["a/"], ["a/b/", "a/c/"]));
        Assert.Empty(ExportScopes.Both(["a/"], ["b/"]));
        Assert.Empty(ExportScopes.Both(["a/"], []));
    }

    [Fact]
    public void Rates_NothingCounted_AreNoRates()
    {
        Assert.Null(Numbers.None.Coverage);
        Assert.Null(Numbers.None.OnTime);
        Assert.Equal(0.5, (Numbers.None with { Submitted = 2, AtOnce = 1 }).ByThemselves);
        Assert.Equal(1, (Numbers.None with { Dwellings = 1, Declared = 2 }).Coverage);   // never more than all
    }
}
