using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace PublicPortal.Hosting.Lists;

/// <summary>
/// One list as it stands on the page: the conditions of the address, the counts, the saved filters. The theme's partials
/// <c>_ListFilters</c> and <c>_ListSaved</c> draw it, so that every list of the desk works the same way.
/// </summary>
public sealed class ListView
{
    private const int Longest = 100;
    private readonly Dictionary<string, string> values = [];

    public ListView(ListInfo info, IQueryCollection query) : this(info, key => query[key].FirstOrDefault()) { }

    private ListView(ListInfo info, Func<string, string?> read)
    {
        Info = info;
        foreach (var key in info.Keys.Concat(["show", "sort", "p"]))
            if (read(key)?.Trim() is { Length: > 0 and <= Longest } value) values[key] = value;
    }

    public ListInfo Info { get; }
    public IReadOnlyList<ListField> Fields { get; set; } = [];
    public IReadOnlyList<ListTab> Tabs { get; set; } = [];
    public IReadOnlyList<ListSort> Sorts { get; set; } = [];
    public IReadOnlyList<SavedFilterLine> Saved { get; set; } = [];

    /// <summary>What was just done with a saved filter; null when nothing was.</summary>
    public string? Done { get; init; }

    /// <summary>Rows that fit all conditions and the chosen tab.</summary>
    public int Total { get; set; }

    /// <summary>The chosen place is not, or no longer, within the own area.</summary>
    public bool PlaceIsOutOfReach { get; set; }

    public string? this[string key] => values.GetValueOrDefault(key);
    public string Shown => this["show"] ?? Info.DefaultTab;
    public string? Sort => this["sort"];
    public bool IsFiltered => Info.Keys.Any(values.ContainsKey);
    public int PageNumber => int.TryParse(this["p"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1;
    public int Skip => (PageNumber - 1) * Info.PageSize;
    public DateOnly? Day(string key) => DateOnly.TryParseExact(this[key], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    public Guid? Id(string key) => Guid.TryParse(this[key], out var id) ? id : null;

    /// <summary>The conditions in a fixed order, without the page: what a saved filter keeps. Starts with <c>?</c>; empty for none.</summary>
    public string Query => Build(values.Where(v => v.Key != "p"));

    /// <summary>The list with some conditions changed (null takes one away), on its first page.</summary>
    public string Link(params IReadOnlyList<(string Key, string? Value)> changes)
    {
        var changed = values.Where(v => v.Key != "p" || changes.Count == 0).ToDictionary();
        foreach (var (key, value) in changes)
            if (string.IsNullOrEmpty(value)) changed.Remove(key);
            else changed[key] = value;
        return Info.Path + Build(changed);
    }

    /// <summary>An address below the list's own that keeps conditions and page: a case beside its list.</summary>
    public string LinkBelow(string rest) => Info.Path + rest + Build(values);

    /// <summary>Everything in the own area; not the bare address, which opens the official's default filter.</summary>
    public string Everything => Info.Path + "?show=" + Info.DefaultTab;

    /// <summary>The same list from a stored query, outside a request.</summary>
    public static ListView From(ListInfo info, string query)
    {
        var parsed = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        return new ListView(info, key => parsed.TryGetValue(key, out var value) ? value.FirstOrDefault() : null);
    }

    private string Build(IEnumerable<KeyValuePair<string, string>> from)
    {
        var order = Info.Keys.Prepend("show").Append("sort").Append("p").ToList();
        var query = new QueryBuilder();
        foreach (var (key, value) in from.OrderBy(v => order.IndexOf(v.Key))) query.Add(key, value);
        return query.ToString();
    }
}
