using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Notifications.Templates;

/// <summary>All messages of the portal, read once from <c>content/templates/</c>.</summary>
internal sealed partial class TemplateSet
{
    private const int LongestValue = 200;
    private readonly Dictionary<string, Template> templates = [];

    public TemplateSet(PortalContent content) : this(content.File("templates")) { }

    /// <exception cref="InvalidOperationException">Templates are wrong; the message lists everything that is.</exception>
    internal TemplateSet(string folder)
    {
        var defects = new List<string>();
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            var (template, wrong) = TemplateFile.Read(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));
            if (template is not null) templates.Add(template.Name, template);
            defects.AddRange(wrong);
        }
        if (defects.Count > 0)
            throw new InvalidOperationException("Message templates are wrong:" + string.Concat(defects.Select(d => Environment.NewLine + "  - " + d)));
    }

    public IReadOnlyCollection<Template> All => templates.Values;

    /// <summary>Null when the template is gone since the message was written.</summary>
    public Template? Find(string name) => templates.GetValueOrDefault(name);

    /// <summary>The values that the template needs, and only those. Anything amiss is a bug of the caller.</summary>
    /// <exception cref="InvalidOperationException">Unknown template, missing or unreadable value, or a whole ID number in it.</exception>
    public IReadOnlyDictionary<string, string> Accept(string name, IReadOnlyDictionary<string, string> values)
    {
        var template = Find(name) ?? throw new InvalidOperationException($"There is no message template '{name}' in content/templates.");
        return template.Placeholders.ToDictionary(p => p.Key, p =>
        {
            if (!values.TryGetValue(p.Key, out var value) || value is null) throw new InvalidOperationException($"Message '{name}' lacks a value for '{p.Key}'.");
            if (!Placeholders.Fits(value, p.Value)) throw new InvalidOperationException($"Message '{name}': the value of '{p.Key}' is no {p.Value}; write it with NoticeValue.Of.");
            if (WholeIdNumber().IsMatch(value)) throw new InvalidOperationException($"Message '{name}': the value of '{p.Key}' holds a whole ID number; mask it.");
            return value.Length <= LongestValue * 2 ? value : value[..LongestValue] + "…";
        });
    }

    public RenderedNotice Render(Template template, IReadOnlyDictionary<string, string> values, DateTimeOffset at)
    {
        string Text(string text, bool english) => Fill(template, text, values, at, english, link: null);
        return new(
            new LocalizedText(Text(template.Title.Zh, false), Text(template.Title.En, true)),
            new LocalizedText(Text(template.Body.Zh, false), Text(template.Body.En, true)),
            template.WeChat?.ToDictionary(f => f.Key, f => TakesTime(f.Key) ? Plain(f.Value) : Text(f.Value, false)));

        string Plain(string text) => Placeholders.Fill(text, key => values.TryGetValue(key, out var value) ? Placeholders.Plain(value, template.Placeholders[key]) : "…");
    }

    /// <summary>WeChat refuses a message whose <c>time…</c> or <c>date…</c> field holds anything but 2019年10月1日 15:01.</summary>
    private static bool TakesTime(string field) => field.StartsWith("time", StringComparison.Ordinal) || field.StartsWith("date", StringComparison.Ordinal);

    public string RenderSms(Template template, IReadOnlyDictionary<string, string> values, DateTimeOffset at, string? link) =>
        Fill(template, template.Sms ?? throw new InvalidOperationException($"Message '{template.Name}' has no SMS text."), values, at, english: false, link).TrimEnd();

    private static string Fill(Template template, string text, IReadOnlyDictionary<string, string> values, DateTimeOffset at, bool english, string? link) =>
        Placeholders.Fill(text, key => key == Template.Link ? link ?? ""
            : values.TryGetValue(key, out var value) && Placeholders.Fits(value, template.Placeholders[key])
                ? Placeholders.Show(value, template.Placeholders[key], english, ChinaTime.Date(at).Year)
                : "…");   // the template has got a new placeholder since the message was written

    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")]
    private static partial Regex WholeIdNumber();
}

/// <summary>A wrong template keeps the site from starting, rather than a message from being sent later.</summary>
internal sealed class TemplateCheck(TemplateSet templates) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        templates.All.Count > 0 ? Task.CompletedTask : throw new InvalidOperationException("content/templates holds no message templates.");

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
