using System.Text.Json;
using System.Text.Json.Serialization;
using PublicPortal.Kernel;

namespace PublicPortal.Notifications.Templates;

/// <summary>Reads and checks one template; a mistake is told with the file, the place and what is wrong.</summary>
internal static class TemplateFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private sealed record Texts(string? Zh, string? En);
    private sealed record Document(
        Texts? Title, Texts? Body, Texts? Sms, List<string>? Placeholders, Dictionary<string, string>? WechatTemplate, int? GoodForMinutes);

    /// <returns>The template, or what is wrong with it.</returns>
    public static (Template? Template, IReadOnlyList<string> Defects) Read(string name, string json)
    {
        Document document;
        try { document = JsonSerializer.Deserialize<Document>(json, Json) ?? throw new JsonException("the file is empty"); }
        catch (JsonException wrong) { return (null, [$"{name}.json: {wrong.Message}"]); }

        var defects = new List<string>();
        var title = Both(document.Title, "title", defects);
        var body = Both(document.Body, "body", defects);
        var placeholders = Declared(document.Placeholders ?? [], defects);
        Check("title and body in Chinese", [title.Zh, body.Zh], placeholders, null, defects);
        Check("title and body in English", [title.En, body.En], placeholders, null, defects);
        Check("sms", [document.Sms?.Zh ?? ""], placeholders, Template.Link, defects);
        Check("wechatTemplate", document.WechatTemplate?.Values ?? Enumerable.Empty<string>(), placeholders, null, defects);
        var zh = Placeholders.In(title.Zh + body.Zh).ToHashSet();
        var en = Placeholders.In(title.En + body.En).ToHashSet();
        if (!zh.SetEquals(en)) defects.Add($"Chinese and English use different placeholders: {string.Join(", ", zh.Except(en).Concat(en.Except(zh)))}");
        var used = zh.Concat(en).Concat(Placeholders.In(document.Sms?.Zh ?? "")).Concat((document.WechatTemplate?.Values ?? Enumerable.Empty<string>()).SelectMany(Placeholders.In));
        foreach (var unused in placeholders.Keys.Except(used)) defects.Add($"placeholder '{unused}' is declared but not used");
        if (document.GoodForMinutes <= 0) defects.Add("goodForMinutes must be more than 0");
        if (defects.Count > 0) return (null, [.. defects.Select(d => $"{name}.json: {d}")]);

        var goodFor = document.GoodForMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : (TimeSpan?)null;
        return (new Template(name, title, body, document.Sms?.Zh, document.WechatTemplate, placeholders, goodFor), []);
    }

    private static LocalizedText Both(Texts? texts, string member, List<string> defects)
    {
        if (string.IsNullOrWhiteSpace(texts?.Zh)) defects.Add($"{member}.zh is missing");
        if (string.IsNullOrWhiteSpace(texts?.En)) defects.Add($"{member}.en is missing");
        return new(texts?.Zh ?? "", texts?.En ?? "");
    }

    /// <summary><c>address</c>, <c>until:date</c>, <c>visited:moment</c>.</summary>
    private static Dictionary<string, ValueKind> Declared(List<string> declared, List<string> defects)
    {
        var kinds = new Dictionary<string, ValueKind>();
        foreach (var entry in declared)
        {
            var parts = entry.Split(':');
            var kind = ValueKind.Text;
            if (parts.Length > 2 || (parts.Length == 2 && (!Enum.TryParse(parts[1], ignoreCase: true, out kind) || char.IsDigit(parts[1].FirstOrDefault()))))
                defects.Add($"placeholder '{entry}' has an unknown kind; it may be text, date or moment");
            else if (parts[0] == Template.Link) defects.Add("'link' need not be declared; it is the address of the page");
            else if (Placeholders.In($"{{{parts[0]}}}").SingleOrDefault() is null) defects.Add($"placeholder '{parts[0]}' must be letters and digits, starting with a small letter");
            else if (!kinds.TryAdd(parts[0], kind)) defects.Add($"placeholder '{parts[0]}' is declared twice");
        }
        return kinds;
    }

    private static void Check(string where, IEnumerable<string> texts, Dictionary<string, ValueKind> declared, string? builtIn, List<string> defects)
    {
        foreach (var text in texts)
        {
            if (Placeholders.HasStrayBrace(text)) defects.Add($"{where}: a brace belongs to no placeholder in '{text}'");
            foreach (var name in Placeholders.In(text).Distinct())
                if (name != builtIn && !declared.ContainsKey(name)) defects.Add($"{where}: placeholder '{name}' is not declared");
        }
    }
}
