using System.Text.Json;
using System.Text.Json.Nodes;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.UnitTests.Workflows;

/// <summary>A definition with everything in it, and ways to break it.</summary>
internal static class Samples
{
    public const string Good = """
        {
          "$schema": "workflow.schema.json",
          "code": "small-eatery",
          "kind": "test.permit",
          "name": { "zh-CN": "小餐饮经营许可", "en": "Small eatery permit" },
          "about": "几个部门同时看",
          "limits": { "unit": "workingDays", "statutoryDays": 20, "promisedDays": 7, "warnAtPercent": [50, 80, 100], "extension": { "days": 10, "approver": "StreetOfficer" } },
          "fields": [
            { "id": "kind", "label": "办理类型", "type": "choice", "options": [{ "id": "new", "label": "新办" }, { "id": "renewal", "label": "延续" }] },
            { "id": "area", "label": "面积", "type": "number", "min": 4, "max": 5000 },
            { "id": "officer", "label": "网格员", "type": "account", "required": false }
          ],
          "stages": [
            {
              "id": "review", "label": { "zh-CN": "并联审查", "en": "Parallel review" }, "join": "all",
              "timer": { "days": 5, "then": "decision" },
              "onOpen": [{ "do": "notify", "template": "test.opened", "to": "tasks" }],
              "tasks": [
                { "id": "food", "label": "食品", "department": "marketRegulation", "role": "WindowClerk", "days": 3, "results": ["agree", "refuse", "supplement"], "noteFor": ["refuse"], "escalateTo": "StreetOfficer" },
                { "id": "fire", "label": "消防", "department": "fireBrigade", "days": 3, "results": ["agree", "refuse"], "when": { "any": [{ "field": "area", "is": "atLeast", "value": 300 }, { "all": [{ "field": "kind", "is": "equal", "value": "new" }, { "field": "area", "is": "filled" }] }] } },
                { "id": "door", "label": "上门", "role": "GridOfficer", "person": "officer", "place": "cell", "days": 2.5, "unit": "workingDays", "results": ["opinion", { "id": "closed", "label": "没开门", "counts": "again" }], "fields": [{ "id": "seen", "label": "看到什么", "type": "text", "maxLength": 80 }] }
              ]
            },
            {
              "id": "decision", "label": "决定", "when": { "field": "kind", "is": "oneOf", "value": ["new", "renewal"] }, "then": { "agree": "granted", "refuse": "refused" },
              "tasks": [{ "id": "sign", "label": "签发", "role": "StreetOfficer", "days": 1, "results": ["agree", "refuse"], "fourEyes": true }]
            }
          ],
          "outcomes": [
            { "id": "granted", "label": "准予", "effect": "granted", "effects": [{ "do": "notify", "template": "test.granted" }, { "do": "raise", "event": "permit.granted" }] },
            { "id": "refused", "label": "不予", "effect": "refused" }
          ]
        }
        """;

    public static readonly KnownNames Names = new(
        new[] { "WindowClerk", "StreetOfficer", "GridOfficer" }.ToDictionary(r => r, r => new LocalizedText(r, r)),
        new[] { "marketRegulation", "fireBrigade" }.ToDictionary(d => d, d => new LocalizedText(d, d)),
        ["test.opened", "test.granted"],
        new Dictionary<string, IReadOnlyList<WorkflowFact>> { ["test.permit"] = [new("lease", new("有租约", "Has a lease"), "yesNo")], ["test.own"] = [] },
        what => what == "raise" ? ["permit.granted"] : null) { OwnPages = new Dictionary<string, OwnPages> { ["test.own"] = new(["met", "closed"], ["dropped"]) } };

    /// <summary>The good one with one value changed; <c>null</c> as JSON text takes a member away.</summary>
    /// <param name="path"><c>stages.0.tasks.1.days</c></param>
    public static string With(string path, string? json)
    {
        var root = JsonNode.Parse(Good)!;
        var parts = path.Split('.');
        var at = root;
        foreach (var part in parts[..^1]) at = at is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : at[part]!;
        var value = json is null ? null : JsonNode.Parse(json);
        if (at is JsonArray items) { if (json is null) items.RemoveAt(int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture)); else items[int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture)] = value; }
        else if (json is null) at.AsObject().Remove(parts[^1]);
        else at[parts[^1]] = value;
        return root.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
