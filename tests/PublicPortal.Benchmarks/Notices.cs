using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Benchmarks;

/// <summary>A notice of ordinary length: a page and a half, two headings, a list, a table.</summary>
internal static class Notices
{
    private static readonly string Body = string.Concat(Enumerable.Range(1, 6).Select(i =>
        $"## {i}、检修安排\n\n{string.Concat(Enumerable.Repeat("因管网检修，清溪路以南各小区将分时停水，请提前储水，并关好阀门。", 4))}\n\n- 和乐花园 3 栋\n- 和乐花园 5 栋\n\n")) + "| 楼栋 | 时间 |\n|---|---|\n| 3 栋 | 9:00 |\n| 5 栋 | 12:00 |\n";

    /// <returns>Path of its page.</returns>
    public static async Task<string> PublishAsync(BenchSite site)
    {
        var published = await site.Services.GetRequiredService<WorkRunner>().RunAsync("benchmark.publish", Channel.Job, async (services, process) =>
        {
            var store = services.GetRequiredService<ItemStore>();
            var type = (await services.GetRequiredService<TypeCatalog>().ReadAsync(default)).Find("Notice");
            var parts = new JsonObject
            {
                ["TitlePart"] = new JsonObject { ["Title"] = "关于清溪路停水的通知" },
                ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = Body },
                ["AutoroutePart"] = new JsonObject { ["Path"] = "notices/water" },
            };
            var added = await store.AddAsync(type, "Notice", RecipeIds.New(), null, parts, new Authorship(null, "编辑", "", null), process, default);
            if (added.IsRefused) return Result.Refuse(added.Refusals);
            return await store.PublishAsync(type, added.Value, null, makesFree: false, process, default);
        });
        return published.IsOk ? "/notices/water" : throw new InvalidOperationException(published.Refusals[0].Text.En);
    }
}
