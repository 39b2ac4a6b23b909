using System.Text.Json.Nodes;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.Content.Items;

/// <summary>
/// <c>"do": "publish", "page": "case-result"</c>: the result of a case as a public notice, in the transaction of the case. What the
/// inbox calls the case stands in it, so the workflow's author decides whether that is anything for the public.
/// </summary>
internal sealed class PublishResult(ItemStore store, TypeCatalog catalog, ISiteIdentity site, TimeProvider clock) : IWorkflowEffect
{
    private const string Type = "Notice";

    public string Do => "publish";
    public IReadOnlyCollection<string> Names { get; } = ["case-result"];

    /// <exception cref="InvalidOperationException">The site has no notices any more, or asks for fields that nobody fills here.</exception>
    public async Task ApplyAsync(EffectCall call, Process process, CancellationToken cancel)
    {
        var (found, type) = (call.Case, (await catalog.ReadAsync(cancel)).Find(Type));
        var how = (found.OutcomeLabel ?? found.StageLabel)?.Zh ?? "";
        var on = ChinaTime.Date(found.EndedAt ?? clock.GetUtcNow());
        var summary = $"{found.Name.Zh}：{found.Title.Zh}，{how}。";
        var parts = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = Cut($"{found.Title.Zh}：{how}") },
            ["Notice"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = summary }, ["Issuer"] = new JsonObject { ["Text"] = site.Organiser.Zh } },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = $"办理事项：{MarkdownText(found.Name.Zh)}\n\n申请：{MarkdownText(found.Title.Zh)}\n\n结果：{MarkdownText(how)}\n\n日期：{on.Year} 年 {on.Month} 月 {on.Day} 日" },
        };
        var made = Sure(await store.AddAsync(type, Type, RecipeIds.New(), null, parts, new Authorship(process.AccountId, site.Organiser.Zh, "", found.Name.Zh), process, cancel));
        Sure(await store.PublishAsync(type, made.Value, null, makesFree: true, process, cancel));
    }

    private static string Cut(string title) => title.Length <= 100 ? title : title[..100];

    /// <summary>Names are text, not markup.</summary>
    private static string MarkdownText(string text) => string.Concat(text.Select(c => "\\`*_{}[]<>()#+-.!|~".Contains(c, StringComparison.Ordinal) ? "\\" + c : c.ToString()));

    private static T Sure<T>(T done) where T : Result => done.IsOk ? done : throw new InvalidOperationException($"The result could not be published: {done.Refusals[0].Text.En}");
}
