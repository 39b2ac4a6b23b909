using System.Globalization;
using PublicPortal.Hosting.Imports;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Batches;

/// <summary>The columns of the table in both languages, and how a row of it is read.</summary>
internal static class BatchColumns
{
    public static readonly IReadOnlyList<string> Chinese = ["姓名", "证件种类", "证件号码", "房屋编码", "入住日期", "手机号"];
    public static readonly IReadOnlyList<string> English = ["name", "document_type", "document_number", "dwelling_code", "move_in", "phone"];
    private static readonly string[] Fields = ["Name", "DocumentType", "Number", "Dwelling", "MoveIn", "Phone"];

    /// <summary>Which columns of the file follow ours.</summary>
    public static string ColumnOf(string? field, IReadOnlyList<string> columns) => Array.IndexOf(Fields, field) is >= 0 and var at ? columns[at] : "";

    /// <summary>A cell as its writer meant it: <c>="440…"</c> and a leading apostrophe are ways to keep a number a text.</summary>
    public static string Plain(string cell)
    {
        var text = cell.Trim();
        if (text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') && text.Length > 3) text = text[2..^1];
        if (text.StartsWith('\'') && text.Length > 1) text = text[1..];
        return text.Trim();
    }

    public static string[] Cells(CsvRow row, IReadOnlyList<string> columns) => [.. columns.Select(c => row[c])];

    /// <param name="cells">In the order of the columns.</param>
    public static Result<(DeclaredPerson Person, string DwellingCode)> Read(IReadOnlyList<string> cells)
    {
        var plain = cells.Select(Plain).ToArray();
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] && !(i == 5 && plain[i].StartsWith("+86", StringComparison.Ordinal))) return BatchRefusals.Formula.At(Fields[i]);
            if (i is 2 or 3 && plain[i].Contains('E', StringComparison.OrdinalIgnoreCase) && double.TryParse(plain[i], NumberStyles.Float, CultureInfo.InvariantCulture, out _) && plain[i].Contains('.', StringComparison.Ordinal))
                return BatchRefusals.Scientific.At(Fields[i]);
        }
        if (Type(plain[1]) is not { } type) return BatchRefusals.DocumentType.At(Fields[1]);
        var code = new string([.. plain[3].Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
        return (new DeclaredPerson(plain[0], type.Name(), plain[2], plain[5], Day(plain[4])), code);
    }

    private static DocumentType? Type(string typed) => typed.Length == 0 ? DocumentType.ResidentId
        : DocumentTypes.Find(typed.ToLowerInvariant()) ?? (DocumentTypes.InOrder.Any(t => IsNamed(t, typed)) ? DocumentTypes.InOrder.First(t => IsNamed(t, typed)) : null);

    private static bool IsNamed(DocumentType type, string typed) =>
        type.Title().Zh == typed || string.Equals(type.Title().En, typed, StringComparison.OrdinalIgnoreCase) || (type == DocumentType.ResidentId && typed is "身份证" or "二代身份证" && type == DocumentType.ResidentId);

    /// <summary>Spreadsheets add a time to a day.</summary>
    private static string Day(string typed) => typed.Split(' ')[0];
}
