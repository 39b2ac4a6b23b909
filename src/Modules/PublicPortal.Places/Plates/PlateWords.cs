namespace PublicPortal.Places.Plates;

/// <summary>An address as it stands on a plate: road and estate above, the number large below. One look at each character, so that no odd text can keep a page waiting.</summary>
internal sealed record PlateWords(IReadOnlyList<string> Above, string Large)
{
    /// <summary>What a number may end in; a lone 号 is a road's as well.</summary>
    private static readonly string[] Ends = ["室", "房", "号", "楼"];

    /// <summary>What stands behind the number of a building or a part of it. 号楼 comes before 楼: the 号 belongs to it.</summary>
    private static readonly string[] Units = ["号楼", "单元", "栋", "座", "幢", "楼"];
    private const string Roads = "路街道巷里";
    private const int MostUnits = 3, LongestNumber = 8;

    /// <summary>清溪路 18 号 和乐花园 3 栋 502 becomes 清溪路 18 号, 和乐花园 and 3 栋 502; what fits no pattern stays in one line.</summary>
    public static PlateWords Of(string address)
    {
        var text = address.Trim();
        var start = NumberStart(text);
        if (start <= 0) return new PlateWords([], address);
        var (rest, large) = (text[..start].Trim(), text[start..].Trim());
        var road = RoadEnd(rest);
        string[] above = [rest[..road].Trim(), rest[road..].Trim()];
        return new PlateWords([.. above.Where(words => words.Length > 0)], large);
    }

    /// <summary>Where the number at the end begins, read backwards: a room, and before it up to three building numbers; -1 when there is none.</summary>
    private static int NumberStart(string text)
    {
        var end = Before(text, text.Length, Ends);
        var start = RunStart(text, end, chinese: false);
        if (start < 0) return -1;
        for (var n = 0; n < MostUnits; n++)
        {
            var unit = Before(text, start, Units);
            if (unit == SkipBlanks(text, start)) break;   // no unit stands before
            var number = RunStart(text, unit, chinese: true);
            if (number < 0) break;
            start = number;
        }
        return start;
    }

    /// <summary>Where the road with its house number ends: 清溪路 18 号, but not where the 号 belongs to 18 号楼; 0 when there is none.</summary>
    private static int RoadEnd(string text)
    {
        for (var at = text.IndexOf('号', StringComparison.Ordinal); at >= 0; at = text.IndexOf('号', at + 1))
        {
            if (at + 1 < text.Length && text[at + 1] == '楼') continue;
            var digits = SkipBlanks(text, at);
            var start = digits;
            while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
            var name = SkipBlanks(text, start);
            if (start < digits && name > 1 && Roads.Contains(text[name - 1], StringComparison.Ordinal)) return at + 1;
        }
        return 0;
    }

    /// <summary>The place before one of the words, without the blanks around it; the place itself, without blanks, where none stands there.</summary>
    private static int Before(string text, int end, string[] words)
    {
        end = SkipBlanks(text, end);
        foreach (var word in words)
            if (end >= word.Length && string.CompareOrdinal(text, end - word.Length, word, 0, word.Length) == 0) return SkipBlanks(text, end - word.Length);
        return end;
    }

    /// <summary>The beginning of the letters and digits that end here; -1 when there are none, or too many for a number.</summary>
    private static int RunStart(string text, int end, bool chinese)
    {
        var start = end;
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || (chinese && "一二三四五六七八九十".Contains(text[start - 1], StringComparison.Ordinal)))) start--;
        return start == end || end - start > LongestNumber ? -1 : start;
    }

    private static int SkipBlanks(string text, int end)
    {
        while (end > 0 && char.IsWhiteSpace(text[end - 1])) end--;
        return end;
    }
}
