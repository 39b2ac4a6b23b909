using System.Text.Json.Nodes;
using PublicPortal.Hosting.Recipes;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Content;

/// <summary>
/// A recipe of our own wording with the habits of Orchard Core's: items before their types, two steps of one kind in two casings,
/// types named twice, widgets within widgets, menus, taxonomies, templates and layers, files that did not come along, expressions
/// that are never run. Whatever came in goes out again and means the same.
/// </summary>
public class OrchardRecipeTests
{
    private const string Festival = """
        {
          "name": "Festival", "displayName": "Festival", "description": "A lantern festival", "author": "A club", "website": "https://club.example", "version": "2.0", "issetuprecipe": true,
          "categories": [ "default" ], "tags": [ "lanterns" ],
          "variables": { "lampsId": "[js: uuid()]", "prefix": "[js: configuration('Prefix', 'admin')]", "now": "[js: new Date().toISOString()]" },
          "steps": [
            { "name": "Feature", "disable": [], "enable": [ "OrchardCore.Contents", "OrchardCore.Flows", "TheLanternTheme" ] },
            { "name": "themes", "admin": "TheAdmin", "site": "TheLanternTheme" },
            { "name": "settings", "UseCdn": false, "HomeRoute": { "Action": "Display", "Controller": "Item", "Area": "OrchardCore.Contents", "ContentItemId": "[js: variables('lampsId')]" }, "LayerSettings": { "Zones": [ "Content", "Footer" ] } },
            { "name": "Settings", "SiteNameEn": "Lantern festival" },
            {
              "name": "content",
              "data": [
                {
                  "ContentItemId": "[js: variables('lampsId')]", "ContentItemVersionId": "[js:uuid()]", "ContentType": "LanternPage", "DisplayText": "Lamps", "Latest": true, "Published": true,
                  "ModifiedUtc": "[js: variables('now')]", "PublishedUtc": "[js: variables('now')]", "CreatedUtc": "[js: variables('now')]", "Owner": "[js: parameters('AdminUserId')]", "Author": "[js: parameters('AdminUsername')]",
                  "LanternPage": {},
                  "TitlePart": { "Title": "Lamps" },
                  "AutoroutePart": { "Path": "lamps", "SetHomepage": false },
                  "FlowPart": { "Widgets": [
                    { "ContentItemId": "[js: uuid()]", "ContentItemVersionId": null, "ContentType": "Container", "DisplayText": null, "Latest": false, "Published": false, "ModifiedUtc": "2020-01-01T00:00:00Z", "PublishedUtc": null, "CreatedUtc": null, "Owner": "", "Author": "admin",
                      "FlowPart": { "Widgets": [ { "ContentItemId": "[js: uuid()]", "ContentType": "RawHtml", "DisplayText": "", "RawHtml": { "Content": { "Html": "<p>Light & shade</p>" } }, "FlowMetadata": { "Alignment": 3, "Size": 100 } } ] },
                      "FlowMetadata": { "Alignment": 0, "Size": 50 } } ] }
                },
                {
                  "ContentItemId": "[js: uuid()]", "ContentType": "Menu", "DisplayText": "Lantern menu", "Latest": true, "Published": true, "TitlePart": { "Title": "Lantern menu" }, "AliasPart": { "Alias": "lantern-menu" }, "MenuPart": {},
                  "MenuItemsListPart": { "MenuItems": [
                    { "ContentItemId": "[js: uuid()]", "ContentType": "LinkMenuItem", "DisplayText": "Home", "LinkMenuItemPart": { "Url": "~/", "Name": "Home" } },
                    { "ContentItemId": "[js: uuid()]", "ContentType": "ContentMenuItem", "ContentMenuItemPart": { "SelectedContentItem": { "ContentItemIds": [ "[js: variables('lampsId')]" ] } } } ] }
                }
              ]
            },
            {
              "name": "ContentDefinition",
              "ContentTypes": [
                {
                  "Name": "LanternPage", "DisplayName": "Lantern page",
                  "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true, "Draftable": true, "Versionable": true, "Securable": true }, "ContentTypeIndexSettings": { "Included": true } },
                  "ContentTypePartDefinitionRecords": [
                    { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "TitlePartSettings": { "Options": 3, "Pattern": "{{ ContentItem.Content.LanternPage.Color.Text }}" }, "ContentTypePartSettings": { "Position": "0", "Editor": "Default" } } },
                    { "PartName": "FlowPart", "Name": "FlowPart", "Settings": { "FlowPartSettings": { "ContainedContentTypes": [ "Container", "RawHtml" ] } } },
                    { "PartName": "BagPart", "Name": "Stalls", "Settings": { "BagPartSettings": { "ContainedContentTypes": [ "Stall" ] }, "ContentTypePartSettings": { "DisplayName": "Stalls", "Position": "3" } } },
                    { "PartName": "LanternPage", "Name": "LanternPage", "Settings": {} }
                  ]
                },
                { "Name": "Container", "DisplayName": "Container", "Settings": { "ContentTypeSettings": { "Stereotype": "Widget" } }, "ContentTypePartDefinitionRecords": [ { "PartName": "FlowPart", "Name": "FlowPart", "Settings": {} } ] }
              ],
              "ContentParts": [
                { "Name": "LanternPage", "Settings": { "ContentPartSettings": { "Attachable": true, "Reusable": false } }, "ContentPartFieldDefinitionRecords": [
                  { "FieldName": "TextField", "Name": "Color", "Settings": { "ContentPartFieldSettings": { "DisplayName": "Color", "Editor": "Color", "Position": "1" }, "TextFieldSettings": { "Hint": "", "Required": false } } },
                  { "FieldName": "TaxonomyField", "Name": "Kinds", "Settings": { "TaxonomyFieldSettings": { "TaxonomyContentItemId": "[js: variables('lampsId')]", "Unique": false } } } ] }
              ]
            },
            { "name": "media", "Files": [ { "TargetPath": "lamps/red.jpg", "SourcePath": "../wwwroot/img/red.jpg" } ] },
            { "name": "Roles", "Roles": [ { "Name": "LampLighter", "Description": "Lights lamps", "Permissions": [ "ViewContent", "content.edit" ], "PermissionBehavior": "Add" } ] },
            { "name": "layers", "Layers": [ { "Name": "Always", "LayerRule": { "Conditions": [ { "$type": "OrchardCore.Rules.Models.BooleanCondition, OrchardCore.Rules", "Value": true } ] } } ] },
            { "name": "Templates", "Templates": { "Content__LanternPage": { "Description": "t", "Content": "[file:text('Snippets/lantern.liquid')]" } } },
            { "name": "AdminMenu", "data": [ { "Id": "1", "MenuItems": [ { "$type": "x", "LinkUrl": "[js: variables('prefix') + '/Lamps/' + variables('lampsId')]" } ] } ] }
          ]
        }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Festival_ComesOutAsItWentIn(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var run = await RecipeSamples.RunAsync(site, Festival, Cancel);
        Assert.True(run.IsOk, string.Join(' ', run.Refusals.Select(r => r.Text.En)));
        var export = await RecipeSamples.ExportAsync(site, Cancel);
        var written = RecipeFile.Read(Festival).Value;

        foreach (var step in written.Steps.Where(s => s.Text("name")!.ToLowerInvariant() is not ("content" or "contentdefinition")))
            Assert.Contains(export.Objects("steps"), s => JsonNode.DeepEquals(s, step));
        var definitions = RecipeSamples.Step(written.Root, "ContentDefinition");
        foreach (var member in new[] { "ContentTypes", "ContentParts" })
            foreach (var wanted in definitions.Objects(member))
                Assert.Equal(Evaluated(wanted, export), RecipeSamples.Step(export, "ContentDefinition").Objects(member).First(d => d.Text("Name") == wanted.Text("Name")).ToJsonString());
        foreach (var wanted in RecipeSamples.Step(written.Root, "content").Objects("data"))
        {
            var item = RecipeSamples.Step(export, "content").Objects("data").First(i => i.Text("DisplayText") == wanted.Text("DisplayText"));
            foreach (var (name, value) in wanted)
                Same(value, item[name], name);
        }

        await using var second = await PortalSite.StartAsync(kind);
        Assert.True((await RecipeSamples.RunAsync(second, export.ToJsonString(), Cancel)).IsOk);
        Assert.Equal(RecipeSamples.Meaning(export), RecipeSamples.Meaning(await RecipeSamples.ExportAsync(second, Cancel)));
    }

    private static string Evaluated(JsonObject written, JsonObject export)
    {
        var id = RecipeSamples.Step(export, "content").Objects("data").First(i => i.Text("DisplayText") == "Lamps").Text("ContentItemId");
        return written.ToJsonString().Replace("[js: variables(\\u0027lampsId\\u0027)]", id, StringComparison.Ordinal);
    }

    /// <summary>Value by value; one that an evaluated expression stood for only has to be there.</summary>
    private static void Same(JsonNode? written, JsonNode? kept, string path)
    {
        if (written.AsText() is { } text && RecipeExpressions.IsExpression(text) && !text.Contains("parameters", StringComparison.Ordinal))
        {
            Assert.NotNull(kept);
            return;
        }
        switch (written)
        {
            case JsonObject parent:
                foreach (var (name, value) in parent) Same(value, kept![name], $"{path}.{name}");
                break;
            case JsonArray list:
                Assert.Equal(list.Count, kept!.AsArray().Count);
                for (var i = 0; i < list.Count; i++) Same(list[i], kept[i], $"{path}[{i}]");
                break;
            default:
                Assert.True(JsonNode.DeepEquals(written, kept), $"{path}: {written?.ToJsonString()} became {kept?.ToJsonString()}");
                break;
        }
    }
}
