using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Reading;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.Workflows.Pages.Desk.Workflows;

/// <summary>Writes a draft as JSON; each mistake stands with its line.</summary>
internal sealed class EditModel(WorkflowShelf shelf, DraftService drafts) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }
    [BindProperty] public string? Json { get; set; }
    [BindProperty] public string? Seen { get; set; }

    public IReadOnlyList<Defect> Defects { get; private set; } = [];

    /// <summary>The draft as somebody else left it meanwhile; null when nobody did.</summary>
    public string? Theirs { get; private set; }
    public long Version { get; private set; }
    public bool Saved { get; private set; }

    /// <summary>The example that a new workflow begins with.</summary>
    private const string Example = """
        {
          "code": "my-workflow",
          "name": { "zh-CN": "流程名称", "en": "Name of the workflow" },
          "limits": { "unit": "workingDays", "promisedDays": 5, "warnAtPercent": [50, 80, 100] },
          "fields": [],
          "stages": [
            {
              "id": "review", "label": { "zh-CN": "审查", "en": "Review" }, "join": "all",
              "tasks": [
                { "id": "look", "label": { "zh-CN": "审查材料", "en": "Look at the papers" }, "role": "StreetOfficer", "days": 3, "results": ["agree", "refuse"], "noteFor": ["refuse"] }
              ]
            }
          ],
          "outcomes": [
            { "id": "granted", "label": { "zh-CN": "准予", "en": "Granted" }, "effect": "granted" },
            { "id": "refused", "label": { "zh-CN": "不予", "en": "Refused" }, "effect": "refused" }
          ]
        }
        """;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!CurrentUser.Has(WorkflowsPermissions.Edit)) return Forbid();
        if (Code is null)
        {
            Json = Example;
            return Page();
        }
        var draft = await drafts.FindAsync(Code, cancel);
        if (draft is null && await shelf.CurrentAsync(Code, cancel) is not { } current) return NotFound();
        else if (draft is null) Json = (await shelf.CurrentAsync(Code, cancel))!.Json;
        else (Json, Version) = (draft.Json, draft.Version);
        Saved = Request.Query.ContainsKey("saved");
        Defects = draft is null ? [] : drafts.Check(Json!).Defects;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!CurrentUser.Has(WorkflowsPermissions.Edit)) return Forbid();
        StartProcess("workflows.save-draft");
        Version = long.TryParse(Seen, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var saved = await drafts.SaveAsync(Code, Json, Version, CurrentUser.AccountId!.Value, cancel);
        if (saved.IsOk) return LocalRedirect(drafts.Check(Json!).Defects.Count == 0 ? $"/desk/workflows/{saved.Value}" : $"/desk/workflows/edit/{saved.Value}?saved=1");
        Defects = string.IsNullOrWhiteSpace(Json) ? [] : drafts.Check(Json).Defects;
        if (saved.Refusals[0].Code == DraftRefusals.Stale.Code && Code is not null && await drafts.FindAsync(Code, cancel) is { } theirs)
        {
            (Theirs, Version) = (theirs.Json, theirs.Version);   // saving once more takes one's own text, knowingly
            ModelState.Remove(nameof(Seen));
        }
        return Refused(saved);
    }
}
