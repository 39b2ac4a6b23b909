using System.Globalization;

namespace PublicPortal.Kernel.Conditions;

public enum TestIs { Equal, NotEqual, OneOf, AtLeast, AtMost, Before, After, Filled, Empty }

/// <summary>
/// The one grammar of conditions in the whole portal: fields, materials, tasks, stages, suggestions. A test
/// (<c>field</c>, <c>is</c>, <c>value</c>), <c>all</c> of some tests, or <c>any</c> of tests and alls. No scripts.
/// </summary>
public abstract record Condition
{
    /// <param name="facts">The value of a field; null or empty when it is not filled.</param>
    public abstract bool Holds(Func<string, FieldValue?> facts);

    /// <summary>Every test in it.</summary>
    public abstract IEnumerable<Test> Tests { get; }
}

public sealed record Test(string Field, TestIs Is, IReadOnlyList<FieldValue> Values) : Condition
{
    public override IEnumerable<Test> Tests => [this];

    public override bool Holds(Func<string, FieldValue?> facts)
    {
        var fact = facts(Field);
        var filled = fact is { IsEmpty: false };
        return Is switch
        {
            TestIs.Filled => filled,
            TestIs.Empty => !filled,
            _ when !filled => Is == TestIs.NotEqual,   // what is not said is not equal to anything, and neither more nor less
            TestIs.Equal => fact!.Is(Values[0]),
            TestIs.NotEqual => !fact!.Is(Values[0]),
            TestIs.OneOf => Values.Any(fact!.Is),
            TestIs.AtLeast => fact!.CompareTo(Values[0]) >= 0,
            TestIs.AtMost => fact!.CompareTo(Values[0]) <= 0,
            TestIs.Before => fact!.CompareTo(Values[0]) < 0,
            _ => fact!.CompareTo(Values[0]) > 0,
        };
    }
}

public sealed record All(IReadOnlyList<Condition> Parts) : Condition
{
    public override bool Holds(Func<string, FieldValue?> facts) => Parts.All(p => p.Holds(facts));
    public override IEnumerable<Test> Tests => Parts.SelectMany(p => p.Tests);
}

public sealed record Any(IReadOnlyList<Condition> Parts) : Condition
{
    public override bool Holds(Func<string, FieldValue?> facts) => Parts.Any(p => p.Holds(facts));
    public override IEnumerable<Test> Tests => Parts.SelectMany(p => p.Tests);
}

/// <summary>What a field holds, or what it is compared with: a number where it is one, else the words. Several for a field of many choices.</summary>
public sealed record FieldValue(string Words, decimal? Number = null)
{
    /// <summary>Further choices of a field that takes several.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    public bool IsEmpty => Words.Length == 0 && More.Count == 0;

    public static FieldValue Of(string words) => new(words);
    public static FieldValue Of(decimal number) => new(number.ToString(CultureInfo.InvariantCulture), number);
    public static FieldValue Of(bool truth) => new(truth ? "true" : "false");

    /// <summary>Days compare as written: 2026-11-22.</summary>
    public static FieldValue Of(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public bool Is(FieldValue other) => AsNumber is { } a && other.AsNumber is { } b ? a == b : Words == other.Words || More.Contains(other.Words);

    /// <returns>Null when the two cannot be compared: a number with words.</returns>
    public int? CompareTo(FieldValue other) =>
        AsNumber is { } a && other.AsNumber is { } b ? a.CompareTo(b)
        : AsNumber is null && other.AsNumber is null ? string.CompareOrdinal(Words, other.Words) : null;

    private decimal? AsNumber => Number ?? (decimal.TryParse(Words, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : null);
}
