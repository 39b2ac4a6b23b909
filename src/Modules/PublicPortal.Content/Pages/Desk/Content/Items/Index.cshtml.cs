using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Checks;
using PublicPortal.Content.Editing;
using PublicPortal.Content.Items;
using PublicPortal.Content.SiteFiles;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.Content.Pages.Desk.Content.Items;

/// <summary><c>/desk/content/items/{id}</c>: the form of an item, and what may be done with it.</summary>
internal sealed class IndexModel(TypeCatalog catalog, ItemQueries queries, ItemService items, EditorOptions options, MediaInput media, SiteFileService files, ItemCheck check) : PortalPageModel
{
    /// <summary>The version that the form was made from.</summary>
    [BindProperty] public string? Base { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Time { get; set; }

    public ItemVersion Item { get; private set; } = null!;
    public ItemVersion? Published { get; private set; }
    public DateTimeOffset? PlannedFor { get; private set; }
    public TypeDefinition? Type { get; private set; }
    public IReadOnlyList<FieldEditor> Editors { get; private set; } = [];

    /// <summary>What the own text and the newer one of someone else say differently; null when there is no conflict.</summary>
    public IReadOnlyList<FieldDifference>? Conflict { get; private set; }

    /// <summary>What the check before publishing finds in the latest version.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>What a newer file of the site says differently; null when none waits.</summary>
    public IReadOnlyList<FieldDifference>? Offered { get; private set; }
    public string? Done => Request.Query.ContainsKey("saved") ? "saved" : Request.Query["done"].FirstOrDefault();
    public bool MayPublish => CurrentUser.Has(ContentPermissions.Publish, Item.ScopePath);
    public bool IsDeleted => Item.RemovedAt is not null;

    /// <summary>What readers see is what stands here.</summary>
    public bool IsShown => Published?.Id == Item.Id;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        await ShowAsync(Item.Parts(), cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || Type is null) return NotFound();
        var process = StartProcess("content.write");
        var form = new ItemForm(Type);
        var uploads = await media.StoreAsync(form, Request.Form, process, cancel);
        var (parts, refusals) = form.Read(Item.Parts(), Request.Form, uploads.IsOk ? uploads.Value : null);
        var wrong = uploads.Refusals.Concat(refusals).ToList();
        Result result = wrong.Count > 0 ? Result.Refuse(wrong) : await items.SaveAsync(id, Base, parts, Note, process, cancel);
        if (result.IsOk) return LocalRedirect($"/desk/content/items/{id}?saved");
        if (result.Refusals.Any(r => r.Code == ItemRefusals.Stale.Code))
        {
            await LoadAsync(id, cancel);
            Conflict = ItemDifference.Between(Type, Item.Parts(), parts);
            ModelState.Remove(nameof(Base));
            Base = Item.ContentItemVersionId;   // whoever saves again has seen both
        }
        await ShowAsync(parts, cancel);
        ItemForm.Keep(Editors, Request.Form);
        return Refused(result);
    }

    public Task<IActionResult> OnPostPublishAsync(string id, CancellationToken cancel) =>
        ActAsync(id, "published", process => PublishAsync(id, process, cancel), "content.publish", cancel);

    public Task<IActionResult> OnPostUnpublishAsync(string id, CancellationToken cancel) =>
        ActAsync(id, "unpublished", process => items.UnpublishAsync(id, process, cancel), "content.unpublish", cancel);

    public Task<IActionResult> OnPostPlanAsync(string id, CancellationToken cancel) =>
        ActAsync(id, "planned", process => PlanAsync(id, process, cancel), "content.plan", cancel);

    public Task<IActionResult> OnPostDropPlanAsync(string id, CancellationToken cancel) =>
        ActAsync(id, "plan-dropped", process => items.PlanAsync(id, null, process, cancel), "content.plan", cancel);

    public Task<IActionResult> OnPostDeleteAsync(string id, CancellationToken cancel) =>
        ActAsync(id, "deleted", process => items.DeleteAsync(id, process, cancel), "content.delete", cancel);

    public Task<IActionResult> OnPostUndeleteAsync(string id, CancellationToken cancel) =>
        ActAsync(id, "undeleted", process => items.UndeleteAsync(id, process, cancel), "content.undelete", cancel);

    public Task<IActionResult> OnPostTakeFileAsync(string id, CancellationToken cancel) =>
        ActAsync(id, "file-taken", process => SettleAsync(id, accept: true, process, cancel), "content.settle-file", cancel);

    public Task<IActionResult> OnPostDropFileAsync(string id, CancellationToken cancel) =>
        ActAsync(id, "file-dropped", process => SettleAsync(id, accept: false, process, cancel), "content.settle-file", cancel);

    private async Task<Result> SettleAsync(string id, bool accept, Process process, CancellationToken cancel) =>
        await files.SettleAsync(id, accept, parts => items.SaveAsync(id, Base, parts, T("采用升级带来的新稿", "Took the text that the upgrade brought"), process, cancel), cancel);

    private async Task<IActionResult> ActAsync(string id, string done, Func<Process, Task<Result>> act, string name, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        var result = await act(StartProcess(name));
        if (result.IsOk) return LocalRedirect($"/desk/content/items/{id}?done={done}");
        await LoadAsync(id, cancel);
        await ShowAsync(Item.Parts(), cancel);
        return Refused(result);
    }

    private async Task<Result> PublishAsync(string id, Process process, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Time)) return await items.PublishAsync(id, Base, null, process, cancel);
        return Moment() is { } at ? await items.PublishAsync(id, Base, at, process, cancel) : ItemRefusals.Moment;
    }

    private async Task<Result> PlanAsync(string id, Process process, CancellationToken cancel) =>
        Moment() is { } at ? await items.PlanAsync(id, at, process, cancel) : ItemRefusals.Moment;

    private DateTimeOffset? Moment() =>
        DateOnly.TryParseExact(Day?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && TimeOnly.TryParseExact(string.IsNullOrWhiteSpace(Time) ? "00:00" : Time.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? ChinaTime.At(day, time) : null;

    private async Task<bool> LoadAsync(string id, CancellationToken cancel)
    {
        if (await queries.FindAsync(id, cancel) is not { } item) return false;
        Item = item;
        Published = await queries.PublishedAsync(id, cancel);
        PlannedFor = await queries.PlannedAsync(id, cancel);
        Type = (await catalog.ReadAsync(cancel)).Find(item.ContentType);
        Base ??= item.ContentItemVersionId;
        if (Type is not null && await files.OfferedAsync(id, cancel) is { Offered: { } offered } file)
            Offered = ItemDifference.Between(Type, item.Parts(), PageFile.Read(file.Path, offered).Parts(Type, item.Parts()));
        return true;
    }

    private async Task ShowAsync(JsonObject parts, CancellationToken cancel)
    {
        if (Type is null || IsDeleted) return;
        var form = new ItemForm(Type);
        Editors = form.Editors(parts);
        await options.FillAsync(form, Editors, cancel);
        Findings = await check.OfAsync(Item.ContentType, Item.Parts(), cancel);
    }
}
