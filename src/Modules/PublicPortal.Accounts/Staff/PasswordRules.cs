using System.Text;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Staff;

/// <summary>
/// NIST SP 800-63B-4 3.1.1.2: length counts, composition does not; no change after so many days; what everybody tries
/// first is refused. Any character may be used, blanks and Chinese too.
/// </summary>
internal static class PasswordRules
{
    public const int LeastWithSecondFactor = 8;
    public const int LeastAlone = 15;
    public const int Most = 128;

    private static readonly Lazy<HashSet<string>> Common = new(() =>
    {
        using var list = typeof(PasswordRules).Assembly.GetManifestResourceStream("PublicPortal.Accounts.Staff.common-passwords.txt")!;
        return [.. new StreamReader(list).ReadToEnd().Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries)];
    });

    /// <param name="context">Words that everybody would try here: the site's name, the number, the person's name.</param>
    public static Refusal? Check(string? password, bool withSecondFactor, params IEnumerable<string> context)
    {
        var folded = Passwords.Fold(password ?? "");
        var length = folded.EnumerateRunes().Count();
        var least = withSecondFactor ? LeastWithSecondFactor : LeastAlone;
        if (length < least) return StaffRefusals.PasswordShort.With(least, length);
        if (length > Most) return StaffRefusals.PasswordLong.With(Most);
        var lower = folded.ToLowerInvariant();
        if (Common.Value.Contains(lower) || IsRun(lower)) return StaffRefusals.PasswordCommon;
        var rest = new StringBuilder(lower);
        foreach (var word in context.Where(w => w.Length >= 2)) rest.Replace(Passwords.Fold(word).ToLowerInvariant(), "");
        return rest.Length < 4 ? StaffRefusals.PasswordContext : null;
    }

    /// <summary>aaaaaaaa, abcdefgh, 87654321, 12121212: each character follows from the ones before.</summary>
    private static bool IsRun(string text)
    {
        var steps = text.Zip(text.Skip(1), (a, b) => b - a).ToHashSet();
        if (steps.Count == 1 && steps.All(s => s is >= -1 and <= 1)) return true;
        for (var period = 1; period <= 3; period++)
            if (text.Skip(period).Zip(text, (a, b) => a == b).All(same => same)) return true;
        return false;
    }
}
