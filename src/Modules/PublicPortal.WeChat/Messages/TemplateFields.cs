using System.Globalization;

namespace PublicPortal.WeChat.Messages;

/// <summary>Makes values fit their fields, whose names tell what the platform takes: <c>thing3</c> 20 characters, <c>phrase1</c> five.</summary>
internal static class TemplateFields
{
    private static readonly Dictionary<string, int> Most = new()
    {
        ["thing"] = 20, ["phrase"] = 5, ["name"] = 10, ["character_string"] = 32, ["number"] = 32, ["letter"] = 32,
        ["symbol"] = 5, ["const"] = 20, ["phone_number"] = 17, ["car_number"] = 8,
    };

    /// <summary>One value that does not fit would refuse the whole message.</summary>
    public static Dictionary<string, string> Fit(IReadOnlyDictionary<string, string> fields) => fields.ToDictionary(f => f.Key, f => Fit(f.Key, f.Value));

    private static string Fit(string field, string value)
    {
        var text = value.ReplaceLineEndings(" ").Trim();
        if (text.Length == 0) return "—";
        if (!Most.TryGetValue(field.TrimEnd([.. "0123456789"]), out var most) || text.Length <= most) return text;
        var people = new StringInfo(text);   // a rare character is two units long and must not be cut in half
        var kept = people.LengthInTextElements;
        string cut;
        do cut = people.SubstringByTextElements(0, --kept) + "…";
        while (cut.Length > most);
        return cut;
    }
}
