using System.Text.RegularExpressions;

namespace PublicPortal.Places.Plates;

/// <summary>An address as it stands on a plate: road and estate above, the number large below.</summary>
internal sealed partial record PlateWords(IReadOnlyList<string> Above, string Large)
{
    /// <summary>清溪路 18 号 和乐花园 3 栋 502 becomes 清溪路 18 号, 和乐花园 and 3 栋 502; what fits no pattern stays in one line.</summary>
    public static PlateWords Of(string address)
    {
        var match = Parts().Match(address.Trim());
        if (!match.Success || match.Groups["number"].Length == 0) return new PlateWords([], address);
        var above = new[] { match.Groups["road"].Value.Trim(), match.Groups["estate"].Value.Trim() }.Where(w => w.Length > 0).ToList();
        return above.Count == 0 ? new PlateWords([], address) : new PlateWords(above, match.Groups["number"].Value.Trim());
    }

    [GeneratedRegex(@"^(?<road>\S[^\n]{0,14}?(?:路|街|道|巷|里)\s*\d{1,5}\s*号(?!楼))?\s*(?<estate>\D*?)\s*(?<number>(?:[0-9A-Za-z一二三四五六七八九十]{1,6}\s*(?:栋|座|幢|号楼|单元)\s*){0,3}[0-9A-Za-z]{1,8}\s*(?:室|房|号)?)$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Parts();
}
