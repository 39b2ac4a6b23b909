using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Items;
using PublicPortal.Content.Recipes;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Content;

/// <summary>Recipes in Orchard Core's format, in and out.</summary>
public class RecipeImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Export_OfAnImport_MeansTheSameInAnEmptySite(DatabaseKind kind)
    {
        await using var first = await PortalSite.StartAsync(kind);
        var run = await RecipeSamples.RunAsync(first, RecipeSamples.Diary, Cancel);
        Assert.True(run.IsOk, string.Join(' ', run.Refusals.Select(r => r.Text.En)));
        var export = await RecipeSamples.ExportAsync(first, Cancel);

        await using var second = await PortalSite.StartAsync(kind);
        Assert.True((await RecipeSamples.RunAsync(second, export.ToJsonString(), Cancel)).IsOk);
        var again = await RecipeSamples.ExportAsync(second, Cancel);
        Assert.Equal(RecipeSamples.Meaning(export), RecipeSamples.Meaning(again));
    }

    [Theory, BothDatabases]
    public async Task Import_UnknownKindsAndSteps_AreKeptAsTheyWere(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var run = await RecipeSamples.RunAsync(site, RecipeSamples.Diary, Cancel);
        Assert.Contains(run.Value.Warnings, w => w.Path == "$.steps[1]" && w.Text.En.Contains("themes", StringComparison.Ordinal));
        var export = await RecipeSamples.ExportAsync(site, Cancel);
        var written = RecipeFile.Read(RecipeSamples.Diary).Value.Root;
        foreach (var name in new[] { "feature", "themes", "settings", "lucene-index" })
            Assert.Equal(RecipeSamples.Step(written, name).ToJsonString(), RecipeSamples.Step(export, name).ToJsonString());
        var definition = RecipeSamples.Step(export, "ContentDefinition");
        var diary = definition.Objects("ContentTypes").First(t => t.Text("Name") == "DiaryPage");
        Assert.Equal(RecipeSamples.Step(written, "ContentDefinition").Objects("ContentTypes").First().ToJsonString(), diary.ToJsonString());
        var part = definition.Objects("ContentParts").First(t => t.Text("Name") == "DiaryPage");
        Assert.Equal(RecipeSamples.Step(written, "ContentDefinition").Objects("ContentParts").First().ToJsonString(), part.ToJsonString());
        var item = RecipeSamples.Step(export, "content").Objects("data").First(i => i.Text("DisplayText") == "First page");
        Assert.Equal("""{"RawAddress":"x","EmbeddedAddress":"y"}""", item["DiaryPage"]!["Film"]!.ToJsonString());
        Assert.True((bool)item["Sky"]!["Blue"]!);
    }

    [Theory, BothDatabases]
    public async Task Import_Expressions_KnownOnesHaveValuesOthersStayVerbatim(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var run = await RecipeSamples.RunAsync(site, RecipeSamples.Diary, Cancel, ("AdminUsername", "editor"));
        Assert.Contains(run.Value.Warnings, w => w.Text.En.Contains("new Date()", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Value.Warnings, w => w.Text.En.Contains("'Nothing'", StringComparison.Ordinal));   // never asked for
        var export = await RecipeSamples.ExportAsync(site, Cancel, "DiaryPage");
        var items = RecipeSamples.Step(export, "content").Objects("data").ToList();
        var (one, two) = (items.First(i => i.Text("DisplayText") == "First page"), items.First(i => i.Text("DisplayText") == "第二页"));
        Assert.Equal(26, one.Text("ContentItemId")!.Length);
        Assert.Equal(one.Text("ContentItemId"), (string?)two["ContainedPart"]!["ListContentItemId"]);
        Assert.Equal(("editor", "[js: parameters('AdminUserId')]"), (one.Text("Author"), one.Text("Owner")));
        Assert.Equal("[js: new Date().toISOString()]", (string?)one["Sky"]!["Since"]);
        Assert.Equal("merry", (string?)two["DiaryPage"]!["Mood"]!["Text"]);
    }

    [Theory, BothDatabases]
    public async Task Import_Published_IsReadByAddressAndDraftsAreNot(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await RecipeSamples.RunAsync(site, RecipeSamples.Diary, Cancel);
        var (found, listed) = await site.InScopeAsync(async s =>
        {
            var items = s.GetRequiredService<IContentItems>();
            return (await items.FindByAddressAsync("diary/first", Cancel), await items.ListAsync(new ContentQuery(["DiaryPage"]), Cancel));
        });
        Assert.Equal("First page", found!.DisplayText);
        Assert.Equal("First page", Assert.Single(listed).DisplayText);
    }

    [Theory, BothDatabases]
    public async Task Import_Twice_ChangesNothingTheSecondTime(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await RecipeSamples.RunAsync(site, RecipeSamples.Diary, Cancel);
        var export = (await RecipeSamples.ExportAsync(site, Cancel)).ToJsonString();
        var second = await RecipeSamples.RunAsync(site, export, Cancel);
        Assert.Equal(0, second.Value.Counts.GetValueOrDefault("items"));
        Assert.True(second.Value.Counts["unchanged"] >= 2);
        Assert.Equal(export, (await RecipeSamples.ExportAsync(site, Cancel)).ToJsonString());
    }

    [Theory]
    [BothDatabases("""{ "name": "x", "steps": [ { "name": "Content", "Data": [ { "ContentType": 7 } ] } ] }""", "$.steps[0].Data[0].ContentType")]
    [BothDatabases("""{ "name": "x", "steps": [ { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Good" }, { "Name": "not good" } ] } ] }""", "$.steps[0].ContentTypes[1].Name")]
    [BothDatabases("{\n \"name\": \"x\",\n \"steps\": [ { name: 1 } ] }", "line 3")]
    [BothDatabases("""{ "name": "x" }""", "$.steps")]
    [BothDatabases("""{ "name": "x", "steps": [ { "name": "Content" }, { "NAME": "no" } ] }""", "$.steps[0].Data")]
    public async Task Import_Broken_IsRefusedWholeWithItsPlace(DatabaseKind kind, string text, string place)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var run = await RecipeSamples.RunAsync(site, text, Cancel);
        Assert.Contains(place, Assert.Single(run.Refusals).Text.En, StringComparison.Ordinal);
        Assert.Null(await site.InScopeAsync(async s => (await s.GetRequiredService<TypeCatalog>().ReadAsync(Cancel)).Find("Good")));
    }

    [Theory, BothDatabases]
    public async Task DeleteContentDefinition_TypeWithItems_IsRefusedWithTheCount(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await RecipeSamples.RunAsync(site, RecipeSamples.Diary, Cancel);
        const string delete = """{ "name": "x", "steps": [ { "name": "DeleteContentDefinition", "ContentTypes": [ "DiaryPage" ] } ] }""";
        var refused = await RecipeSamples.RunAsync(site, delete, Cancel);
        Assert.Equal("content.type.has-items", Assert.Single(refused.Refusals).Code);
        Assert.Contains("2 items", refused.Refusals[0].Text.En, StringComparison.Ordinal);
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            await db.BeginWriteAsync(Cancel);
            await db.Set<ItemVersion>().ExecuteDeleteAsync(Cancel);
            await db.CommitAsync();
            return 0;
        });
        Assert.True((await RecipeSamples.RunAsync(site, delete, Cancel)).IsOk);
        Assert.Null(await site.InScopeAsync(async s => (await s.GetRequiredService<TypeCatalog>().ReadAsync(Cancel)).Find("DiaryPage")));
    }

    [Theory, BothDatabases]
    public async Task ContentDefinition_OnATypeThatStands_MergesAndReplaceReplaces(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await RecipeSamples.RunAsync(site, RecipeSamples.Diary, Cancel);
        const string step = """{ "name": "x", "steps": [ { "name": "contentdefinition", "ContentParts": [ { "Name": "DiaryPage", "Settings": {}, "ContentPartFieldDefinitionRecords": [ { "FieldName": "NumericField", "Name": "Pages", "Settings": {} } ] } ] } ] }""";
        await RecipeSamples.RunAsync(site, step, Cancel);
        Assert.Equal(["Mood", "Day", "Film", "Pages"], await FieldsAsync());
        await RecipeSamples.RunAsync(site, step.Replace("contentdefinition", "ReplaceContentDefinition", StringComparison.Ordinal), Cancel);
        Assert.Equal(["Pages"], await FieldsAsync());

        Task<List<string>> FieldsAsync() => site.InScopeAsync(async s =>
            (await s.GetRequiredService<TypeCatalog>().ReadAsync(Cancel)).PartJson["DiaryPage"].Objects("ContentPartFieldDefinitionRecords").Select(f => f.Text("Name")!).ToList());
    }

    [Theory, BothDatabases]
    public async Task Roles_UnknownPermission_IsKeptNeverGranted(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        const string recipe = """{ "name": "x", "steps": [ { "name": "roles", "Roles": [ { "Name": "Reader", "Permissions": [ "ManageEverything", "content.edit" ] } ] } ] }""";
        var run = await RecipeSamples.RunAsync(site, recipe, Cancel);
        Assert.Contains("ManageEverything", Assert.Single(run.Value.Warnings).Text.En, StringComparison.Ordinal);
        var granted = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<PublicPortal.Accounts.Grants.RolePermission>().Select(p => p.Permission).ToListAsync(Cancel));
        Assert.DoesNotContain("ManageEverything", granted);
        Assert.Contains("ManageEverything", RecipeSamples.Step(await RecipeSamples.ExportAsync(site, Cancel), "roles").ToJsonString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Settings_OfTheHouseItself_CannotBeSet(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var run = await RecipeSamples.RunAsync(site, """{ "name": "x", "steps": [ { "name": "Settings", "SiteNameEn": "New name", "recipe.portal": "false", "HomeRoute": { "a": 1 } } ] }""", Cancel);
        Assert.Equal(2, run.Value.Warnings.Count);
        Assert.Equal("New name", site.Services.GetRequiredService<PublicPortal.Hosting.Site.SiteSettings>().Name.En);
    }

    [Theory, BothDatabases]
    public async Task Configuration_OfTheSite_IsNotReadByRecipes(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, settings: new Dictionary<string, string> { ["Recipes:Values:Town"] = "示范" });
        var text = RecipeSamples.Diary.Replace("configuration('Mood', 'merry')", "configuration('ConnectionStrings:Portal', 'nothing')", StringComparison.Ordinal).Replace("\"calm\"", "\"[js: configuration('Town')]\"", StringComparison.Ordinal);
        await RecipeSamples.RunAsync(site, text, Cancel);
        var items = RecipeSamples.Step(await RecipeSamples.ExportAsync(site, Cancel, "DiaryPage"), "content").Objects("data").Select(i => (string?)i["DiaryPage"]!["Mood"]!["Text"]).Order(StringComparer.Ordinal);
        Assert.Equal(["nothing", "示范"], items);
    }
}
