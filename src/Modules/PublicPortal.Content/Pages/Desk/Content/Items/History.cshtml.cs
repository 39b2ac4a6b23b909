using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Editing;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Content.Pages.Desk.Content.Items;

/// <summary><c>/desk/content/items/{id}/history</c>: all versions, what two of them say differently, and the way back.</summary>
internal sealed class HistoryModel(ItemQueries queries, ItemService items, TypeCatalog catalog) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? From { get; set; }
    [BindProperty(SupportsGet = true)] public string? To { get; set; }
    [BindProperty] public string? Version { get; set; }

    public ItemVersion Item { get; private set; } = null!;
    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];
    public (ItemVersion Old, ItemVersion New)? Compared { get; private set; }
    public IReadOnlyList<FieldDifference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        var result = await items.RestoreAsync(id, Version ?? "", StartProcess("content.restore"), cancel);
        return result.IsRefused ? Refused(result) : LocalRedirect($"/desk/content/items/{id}?saved");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancel)
    {
        if (await queries.FindAsync(id, cancel) is not { } item) return false;
        Item = item;
        Versions = await queries.HistoryAsync(id, cancel);
        // Without a choice: what the latest version changed.
        To ??= Versions.FirstOrDefault()?.VersionId;
        From ??= Versions.SkipWhile(v => v.VersionId != To).Skip(1).FirstOrDefault()?.VersionId;
        if (await queries.VersionAsync(id, From, cancel) is not { } one || await queries.VersionAsync(id, To, cancel) is not { } two) return true;
        var (old, @new) = one.Number <= two.Number ? (one, two) : (two, one);
        Compared = (old, @new);
        Differences = ItemDifference.Between((await catalog.ReadAsync(cancel)).Find(item.ContentType), old.Parts(), @new.Parts());
        return true;
    }
}
