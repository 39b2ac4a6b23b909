namespace PublicPortal.Kernel.Conditions;

/// <summary>
/// Answers whether conditions can hold together, by trying: for each field the values that its tests name, those right
/// beside them, some other one, and none. Within the grammar that is every case that matters.
/// </summary>
public static class ConditionProbe
{
    /// <summary>More fields at once than officials write; beyond it the question is left open.</summary>
    private const int MostTries = 20_000;

    /// <summary>Values of the fields under which <paramref name="wanted"/> holds.</summary>
    /// <param name="tests">Every test that <paramref name="wanted"/> asks about.</param>
    /// <param name="mayBeEmpty">Whether the field may be left out.</param>
    /// <returns>Null when there are none; <paramref name="open"/> when there were too many to try.</returns>
    public static IReadOnlyDictionary<string, FieldValue?>? Find(
        IEnumerable<Test> tests, Func<Func<string, FieldValue?>, bool> wanted, out bool open, Func<string, bool>? mayBeEmpty = null, Func<string, IReadOnlyList<FieldValue>?>? options = null)
    {
        var fields = tests.GroupBy(t => t.Field).Select(g => (Field: g.Key, Values: Candidates(g, options?.Invoke(g.Key), mayBeEmpty?.Invoke(g.Key) ?? true))).ToList();
        open = fields.Aggregate(1L, (product, f) => Math.Min(product * f.Values.Count, MostTries + 1L)) > MostTries;
        if (open) return null;
        var at = new int[fields.Count];
        while (true)
        {
            var facts = new Dictionary<string, FieldValue?>();
            for (var i = 0; i < at.Length; i++) facts[fields[i].Field] = fields[i].Values[at[i]];
            if (wanted(name => facts.GetValueOrDefault(name))) return facts;
            var next = 0;
            while (next < at.Length && ++at[next] == fields[next].Values.Count) at[next++] = 0;
            if (next == at.Length) return null;
        }
    }

    private static List<FieldValue?> Candidates(IEnumerable<Test> tests, IReadOnlyList<FieldValue>? options, bool mayBeEmpty)
    {
        if (options is not null) return mayBeEmpty ? [.. options, null] : [.. options];
        var found = new List<FieldValue?>();
        foreach (var value in tests.SelectMany(t => t.Values))
        {
            found.Add(value);
            if (value.Number is { } number) found.AddRange([FieldValue.Of(number - 1), FieldValue.Of(number + 1)]);
            else if (DateOnly.TryParseExact(value.Words, "yyyy-MM-dd", out var day)) found.AddRange([FieldValue.Of(day.AddDays(-1)), FieldValue.Of(day.AddDays(1))]);
            else if (value.Words is "true" or "false") found.Add(FieldValue.Of(value.Words == "false"));
        }
        if (found.Count == 0) found.Add(FieldValue.Of("1"));
        else if (found.All(v => v is { Number: null, Words: not ("true" or "false") })) found.Add(FieldValue.Of("…"));
        if (mayBeEmpty) found.Add(null);
        return [.. found.Distinct()];
    }
}
