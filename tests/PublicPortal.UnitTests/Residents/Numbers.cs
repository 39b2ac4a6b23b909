using PublicPortal.Residents.Contracts;

namespace PublicPortal.UnitTests.Residents;

/// <summary>Made-up numbers. 440390 is a district that does not exist, so that they are nobody's.</summary>
internal static class Numbers
{
    public const string MadeUpCounty = "440390";

    public static readonly DateOnly Today = new(2026, 11, 23);
    public static readonly CountyCodes Counties = CountyCodes.Load([MadeUpCounty]);

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>By the table of weights of GB 11643-1999, another way than the code under test goes.</summary>
    public static char Check(string first17) => "10X98765432"[first17.Select((digit, i) => (digit - '0') * Weights[i]).Sum() % 11];

    public static string WithCheck(string first17) => first17 + Check(first17);

    /// <summary>Valid resident numbers, the same ones in every run.</summary>
    public static IEnumerable<string> Valid(int count)
    {
        var random = new Random(20261123);
        var days = Today.DayNumber - Today.AddYears(-100).DayNumber;
        for (var i = 0; i < count; i++)
            yield return WithCheck($"{MadeUpCounty}{Today.AddDays(-random.Next(days)):yyyyMMdd}{random.Next(1000):000}");
    }
}
