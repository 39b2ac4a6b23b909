using System.Text.Json;
using System.Text.Json.Nodes;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Recipes;

/// <summary>The <c>Settings</c> step: texts, numbers and yes-or-no are settings of the site; what has a structure is another system's, kept and listed.</summary>
internal sealed class SettingsStep(PortalDbContext db, UnitOfWork work, SiteSettings settings) : IRecipeStep
{
    private const int LongestName = 100, LongestText = 2000;

    public string Name => "Settings";
    public bool NeedsApproval => true;

    public async Task<Result> ApplyAsync(RecipeStep step, RecipeRun run, CancellationToken cancel)
    {
        foreach (var (name, value) in step.Values)
        {
            if (string.Equals(name, "name", StringComparison.Ordinal)) continue;
            var text = value.AsText();
            // Names with a dot are marks of the house itself: a recipe must not set them.
            if (value is not JsonValue || name.Length > LongestName || !name.All(char.IsAsciiLetterOrDigit) || text?.Length > LongestText || RecipeExpressions.IsExpression(text))
            {
                run.Warn($"{step.Path}.{name}", $"本站没有“{name}”这项设置：保留，不使用。", $"This site has no setting '{name}': kept, not used.");
                continue;
            }
            // The site reads its settings as texts.
            await SiteSettings.SetAsync(db, name, JsonSerializer.SerializeToElement(text ?? value.ToJsonString()), cancel);
            run.Count("settings");
        }
        await db.SaveChangesAsync(cancel);
        work.AfterCommit(() => settings.LoadAsync(CancellationToken.None).GetAwaiter().GetResult());
        return Result.Ok();
    }
}
