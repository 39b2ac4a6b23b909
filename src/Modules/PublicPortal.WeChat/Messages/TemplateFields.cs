using System.Globalization;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;

namespace PublicPortal.WeChat.Messages;

/// <summary>Fills a template of the platform, whose keys tell what fits: <c>thing3</c> takes 20 characters, <c>phrase1</c> five.</summary>
internal static class TemplateFields
{
    private static readonly (string Kind, int Most)[] Kinds =
        [("thing", 20), ("phrase", 5), ("name", 10), ("character_string", 32), ("number", 32), ("letter", 32), ("symbol", 5), ("const", 20), ("phone_number", 17), ("car_number", 8)];

    public static Dictionary<string, string> Fill(TemplateOptions template, OutgoingNotice notice) =>
        template.Data.ToDictionary(d => d.Key, d => Cut(d.Key, Value(d.Value, notice)));

    private static string Value(string source, OutgoingNotice notice) => source switch
    {
        "title" => notice.Title.Zh,
        "body" => notice.Body.Zh,
        "at" => ChinaTime.Local(notice.At).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture),
        _ => notice.Values.GetValueOrDefault(source, ""),
    };

    /// <summary>Too long or empty values would refuse the whole message; counted as people do, so that no rare character is cut in half.</summary>
    private static string Cut(string key, string value)
    {
        var text = new StringInfo(value.ReplaceLineEndings(" ").Trim());
        if (text.String.Length == 0) return "—";
        var most = Kinds.FirstOrDefault(k => key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') == k.Kind).Most;
        if (most == 0 || text.String.Length <= most) return text.String;
        var kept = text.LengthInTextElements;
        string cut;
        do cut = text.SubstringByTextElements(0, --kept) + "…";
        while (cut.Length > most);
        return cut;
    }
}
