using System.Text.RegularExpressions;

namespace PublicPortal.Residence.Orders;

/// <summary>Addresses as one walks them: 2 栋 before 10 栋, 302 before 1103.</summary>
internal sealed partial class WalkingOrder : IComparer<string>
{
    public static readonly WalkingOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (Parts().Matches(x ?? ""), Parts().Matches(y ?? ""));
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            var (one, other) = (a[i].Value, b[i].Value);
            var order = long.TryParse(one, out var m) && long.TryParse(other, out var n) ? m.CompareTo(n) : string.CompareOrdinal(one, other);
            if (order != 0) return order;
        }
        return a.Count.CompareTo(b.Count);
    }

    /// <summary>The building: the address without its last word, which is the room.</summary>
    public static string Building(string address)
    {
        var space = address.TrimEnd().LastIndexOf(' ');
        return space < 0 ? address : address[..space];
    }

    [GeneratedRegex(@"\d{1,18}|\D+")]
    private static partial Regex Parts();
}
