using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Recipes;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Content;

/// <summary>Recipes written here in the spellings of Orchard Core's own.</summary>
internal static class RecipeSamples
{
    /// <summary>A type with five kinds of fields, one of a kind that is not known here; two items; steps known and unknown.</summary>
    public const string Diary = """
        {
          "name": "Diary", "displayName": "Diary", "issetuprecipe": false,
          // the variables are evaluated when they are first asked for
          "variables": {
            "diaryId": "[js:uuid()]",
            "now": "[js: new Date().toISOString()]",
            "never": "[js: parameters('Nothing')]",
          },
          "steps": [
            { "name": "feature", "enable": [ "OrchardCore.Alias", "TheDiaryTheme" ] },
            { "name": "themes", "site": "TheDiaryTheme" },
            { "name": "settings", "HomeRoute": { "Action": "Display", "ContentItemId": "[js: variables('diaryId')]" } },
            {
              "name": "ContentDefinition",
              "ContentTypes": [
                {
                  "Name": "DiaryPage", "DisplayName": "Diary page",
                  "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true, "Draftable": "True" }, "FullTextAspectSettings": { "IncludeBodyAspect": true } },
                  "ContentTypePartDefinitionRecords": [
                    { "PartName": "DiaryPage", "Name": "DiaryPage", "Settings": { "ContentTypePartSettings": { "Position": "2" } } },
                    { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "0" } } },
                    { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "{{ ContentItem | display_text | slugify }}" } } },
                    { "PartName": "WeatherPart", "Name": "Sky", "Settings": { "WeatherPartSettings": { "Clouds": 3 } } },
                  ]
                }
              ],
              "ContentParts": [
                {
                  "Name": "DiaryPage", "Settings": {},
                  "ContentPartFieldDefinitionRecords": [
                    { "FieldName": "TextField", "Name": "Mood", "Settings": { "ContentPartFieldSettings": { "DisplayName": "Mood", "Position": "1" }, "TextFieldSettings": { "Hint": "In a word", "Required": true } } },
                    { "FieldName": "DateField", "Name": "Day", "Settings": {} },
                    { "FieldName": "YoutubeField", "Name": "Film", "Settings": { "YoutubeFieldSettings": { "Width": 400 } } }
                  ]
                }
              ]
            },
            { "name": "lucene-index", "Indices": [ { "Search": { "AnalyzerName": "standard" } } ] },
            {
              "name": "content",
              "Data": [
                {
                  "ContentItemId": "[js: variables('diaryId')]", "ContentType": "DiaryPage", "DisplayText": "First page",
                  "Latest": true, "Published": true, "Owner": "[js: parameters('AdminUserId')]", "Author": "[js: parameters('AdminUsername')]",
                  "TitlePart": { "Title": "First page" }, "AutoroutePart": { "Path": "diary/first" },
                  "DiaryPage": { "Mood": { "Text": "calm" }, "Day": { "Value": "2026-11-01T00:00:00Z" }, "Film": { "RawAddress": "x", "EmbeddedAddress": "y" } },
                  "Sky": { "Blue": true, "Since": "[js: variables('now')]" }
                },
                {
                  "ContentItemId": "[js: uuid()]", "ContentType": "DiaryPage", "DisplayText": "第二页", "Latest": true, "Published": false,
                  "TitlePart": { "Title": "第二页" }, "DiaryPage": { "Mood": { "Text": "[js: configuration('Mood', 'merry')]" } },
                  "ContainedPart": { "ListContentItemId": "[js: variables('diaryId')]", "Order": 0 }
                }
              ]
            },
          ]
        }
        """;

    public static async Task<Result<RecipeRun>> RunAsync(PortalSite site, string text, CancellationToken cancel, params (string Name, string Value)[] parameters)
    {
        var file = RecipeFile.Read(text);
        return file.IsRefused ? Result<RecipeRun>.Refuse(file.Refusals) : await site.Services.GetRequiredService<WorkRunner>().RunAsync("test.import", Channel.Cli, (s, process) =>
            s.GetRequiredService<RecipeRunner>().RunAsync(file.Value, new RecipeChoices(parameters.ToDictionary(p => p.Name, p => p.Value)), process, cancel), cancel: cancel);
    }

    public static Task<JsonObject> ExportAsync(PortalSite site, CancellationToken cancel, params string[] types) =>
        site.InScopeAsync(async s => (await s.GetRequiredService<RecipeExport>().WriteAsync(types, cancel)).Recipe);

    public static JsonObject Step(JsonObject recipe, string name) => recipe.Objects("steps").First(s => string.Equals(s.Text("name"), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text without what differs from import to import: ids of versions and the moments of the import itself.</summary>
    public static string Meaning(JsonObject recipe)
    {
        var copy = (JsonObject)recipe.DeepClone();
        foreach (var step in copy.Objects("steps"))
            foreach (var item in step.Objects("data"))
                foreach (var member in new[] { "ContentItemVersionId", "ModifiedUtc", "CreatedUtc", "PublishedUtc" })
                    if (!RecipeExpressions.IsExpression(item.Text(member))) item.Remove(member);
        return copy.ToJsonString();
    }
}
