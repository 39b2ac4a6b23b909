using System.Globalization;

namespace PublicPortal.Kernel;

/// <summary>What is shown of a sensitive value when nobody gave a reason to see it whole.</summary>
public static class Masking
{
    /// <summary>First three and last two characters of a document or phone number.</summary>
    public static string Number(string value) => value.Length <= 5 ? new string('*', value.Length) : value[..3] + new string('*', value.Length - 5) + value[^2..];

    /// <summary>林*禾, 张*: the first character, and the last of names of three and more; counts characters as people do, not UTF-16 units.</summary>
    public static string Name(string name)
    {
        var info = new StringInfo(name.Trim());
        var n = info.LengthInTextElements;
        if (n <= 1) return name.Trim();
        var first = info.SubstringByTextElements(0, 1);
        return n == 2 ? first + "*" : first + new string('*', n - 2) + info.SubstringByTextElements(n - 1, 1);
    }
}
