using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Content.Types;

namespace PublicPortal.Content.Editing;

/// <summary>One question of an item's form, as its partial draws it. What was typed is kept when the form is refused.</summary>
internal sealed class FieldEditor
{
    /// <summary>Name in the form: <c>Notice.Summary</c>; the boxes are <c>.Value</c>, <c>.Second</c> and <c>.Values</c> of it.</summary>
    public required string Prefix { get; init; }
    public required string Partial { get; init; }
    public required string Label { get; set; }
    public string? Hint { get; init; }
    public bool Required { get; init; }
    public string? Value { get; set; }
    public string? Second { get; set; }
    public List<string> Values { get; set; } = [];
    public IReadOnlyList<SelectListItem> Options { get; set; } = [];

    /// <summary>How the choices of a list are shown: one or several.</summary>
    public bool Several { get; set; }

    /// <summary>Rows of a menu.</summary>
    public IReadOnlyList<MenuRow> Links { get; set; } = [];

    /// <summary>Pictures of the field, with their texts.</summary>
    public IReadOnlyList<(string Path, string? Text)> Pictures { get; set; } = [];
}

/// <summary>What was typed for one question.</summary>
/// <param name="uploaded">Path of a picture that came with the form.</param>
internal sealed class FieldInput(IFormCollection form, string prefix, string? uploaded = null)
{
    public string Prefix => prefix;
    public string Value => uploaded ?? (form[prefix + ".Remove"] == "true" ? "" : Clean(form[prefix + ".Value"].FirstOrDefault()));
    public string Second => Clean(form[prefix + ".Second"].FirstOrDefault());
    public List<string> Values => [.. form[prefix + ".Values"].OfType<string>().Where(v => v.Length > 0)];

    /// <summary>Rows of a menu; every row sends all its boxes, also empty ones.</summary>
    public IReadOnlyList<MenuRow> Links
    {
        get
        {
            string Box(string name, int n) => Clean(form[$"{prefix}.{name}"].ElementAtOrDefault(n)).Trim();
            return [.. Enumerable.Range(0, Math.Min(form[prefix + ".Label"].Count, 2 * MenuLinksKind.Most)).Select(n => new MenuRow(Box("Row", n), Box("Label", n), Box("Url", n), Box("Order", n), Box("Other", n) == "true"))];
        }
    }

    /// <summary>Line breaks as they are stored; NUL is not text.</summary>
    private static string Clean(string? typed) => (typed ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal);
}

/// <summary>A question that a type asks: a field, or a member of a known part.</summary>
/// <param name="Member">The member of the part that holds a plain value; null for a field.</param>
internal sealed record Question(string Part, FieldDefinition Field, FieldKind Kind, string? Member)
{
    public string Prefix => $"{Part}.{Field.Name}";
}
