using System.Globalization;

namespace PublicPortal.MicroProjects.Demo;

/// <summary>People who do not exist, with numbers of the county 440390, which is nobody's; the same on every machine.</summary>
internal static class DemoNeighbours
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private const string Surnames = "欧阮柯蓝单骆翁詹庄柳池费岑甘祝温", Given = "建国秋月志远春梅海燕文斌丽珠永福小燕";

    public static (string Name, string Number) Person(int n)
    {
        var born = new DateOnly(1952, 3, 5).AddDays(n * 479 % 17_000);
        var body = $"440390{born.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{701 + n % 140 * 2:000}";
        return ($"{Surnames[n % Surnames.Length]}{Given[n * 2 % Given.Length]}{Given[(n * 2 + 1) % Given.Length]}", body + "10X98765432"[body.Select((c, i) => (c - '0') * Weights[i]).Sum() % 11]);
    }
}
