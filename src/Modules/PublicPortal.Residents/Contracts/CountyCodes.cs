using System.Collections.Frozen;
using System.Reflection;

namespace PublicPortal.Residents.Contracts;

/// <summary>The county codes (GB/T 2260) that identity numbers may start with, present and abolished. Built once.</summary>
public sealed class CountyCodes
{
    private readonly FrozenSet<string> codes;

    private CountyCodes(IEnumerable<string> codes) => this.codes = codes.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The list that comes with the portal; where it is from: content/places/county-codes.md.</summary>
    /// <param name="extra">Further codes of six digits, from the setting <c>Residents:ExtraCountyCodes</c>.</param>
    /// <exception cref="ArgumentException">A further code is not six digits.</exception>
    public static CountyCodes Load(IEnumerable<string>? extra = null)
    {
        var added = (extra ?? []).ToList();
        foreach (var code in added)
            if (code.Length != 6 || !code.All(char.IsAsciiDigit))
                throw new ArgumentException($"Residents:ExtraCountyCodes: '{code}' is not a code of six digits.", nameof(extra));
        return new CountyCodes(Embedded().Concat(added));
    }

    public int Count => codes.Count;

    /// <summary>Whether the six digits are or were a county.</summary>
    public bool Contains(string code) => codes.Contains(code);

    private static IEnumerable<string> Embedded()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("county-codes.txt")
            ?? throw new InvalidOperationException("county-codes.txt is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var county in parts.Skip(1)) yield return parts[0] + county;
        }
    }
}
