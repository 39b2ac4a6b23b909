using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.Workflows.Demo;

/// <summary>A made-up permit with four parallel tasks, some cases of it, and who belongs to which department. Development only.</summary>
internal sealed class DemoCases(WorkRunner runner, PortalContent content) : IDemoData
{
    private static readonly (string Shop, string English, int Area)[] Shops =
    [
        ("石厦老街面馆", "Shixia noodle house", 60), ("和乐花园早餐店", "Hele breakfast shop", 35), ("福保海鲜大排档", "Fubao seafood stall", 420), ("阿珍糖水铺", "A-Zhen's sweet soups", 28),
        ("新洲快餐", "Xinzhou quick meals", 120), ("潮香牛肉火锅", "Chaoxiang beef hotpot", 380), ("巷口咖啡", "Corner coffee", 22), ("周记烧腊", "Zhou's roast meats", 45),
    ];

    public static string Name => "workflows";

    public async Task LoadAsync(CancellationToken cancel) => await runner.RunAsync("workflows.demo", Channel.Job, async (services, process) =>
    {
        var json = await File.ReadAllTextAsync(content.File("demo", "small-eatery.workflow.json"), cancel);
        var read = DefinitionCheck.Read(json, services.GetRequiredService<KnownNamesReader>().Read());
        if (read.Definition is null) throw new InvalidOperationException(string.Join('\n', read.Defects.Select(d => d.Whole.En)));
        await services.GetRequiredService<WorkflowShelf>().AddAsync(read.Definition, json, null, null, onlyOverShipped: false, process, cancel);
        var members = services.GetRequiredService<Membership>();
        foreach (var (department, number) in new[] { ("gridTeam", "W1007"), ("gridTeam", "W1008"), ("streetOffice", "J2001"), ("serviceCentre", "C3001"), ("fireBrigade", "J2001") })
            await members.JoinAsync(department, number, process, cancel);
        var cases = services.GetRequiredService<IWorkflowCases>();
        foreach (var (shop, english, area) in Shops)
            await cases.StartAsync(new StartCase("demo-small-eatery", Guid.CreateVersion7(), new(shop, english), "440304/440304010/440304010001/440304010001002/")
            {
                Facts = new Dictionary<string, FieldValue> { ["kind"] = FieldValue.Of("new"), ["area"] = FieldValue.Of(area) },
            }, process, cancel);
        return Result.Ok();
    }, cancel: cancel);
}
