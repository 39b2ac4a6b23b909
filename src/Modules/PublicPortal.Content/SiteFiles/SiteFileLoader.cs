using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Content.SiteFiles;

/// <summary>
/// The types and pages that the site brings along. A file is loaded once; when an upgrade brings another text, an item that
/// nobody has edited follows it, and one that the desk has edited stays: the new text waits for the editor.
/// </summary>
internal sealed class SiteFileLoader(PortalDbContext db, RecipeRunner recipes, WorkRunner runner, PortalContent content, IHostEnvironment environment) : ISiteContent
{
    private const string Recipe = "content-types";

    public async Task LoadAsync(CancellationToken cancel)
    {
        if (!await db.Set<Setting>().AsNoTracking().AnyAsync(s => s.Name == "recipe." + Recipe, cancel)) await recipes.RunOnceAsync(Recipe, cancel);
        var root = content.File("pages");
        if (!Directory.Exists(root)) return;
        var loaded = await db.Set<SiteFile>().AsNoTracking().ToDictionaryAsync(f => f.Path, f => f.Loaded, cancel);
        foreach (var path in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, path).Replace('\\', '/');
            var text = await File.ReadAllTextAsync(path, cancel);
            if (loaded.GetValueOrDefault(name) == text) continue;
            var page = PageFile.Read(name, text);
            if (page.IsDemo && !environment.IsDevelopment()) continue;
            await LoadAsync(page, text, cancel);
        }
    }

    internal Task LoadAsync(PageFile page, string text, CancellationToken cancel) =>
        runner.RunAsync("content.load-page", Channel.Job, async (services, process) =>
        {
            var result = await services.GetRequiredService<SiteFileService>().TakeAsync(page, text, process, cancel);
            return result.IsOk ? result : throw new InvalidOperationException($"content/pages/{page.Path}: {result.Refusals[0].Text.En}");
        }, cancel: cancel);
}

/// <summary>Takes a file in, offers it where the desk has been at work, and lets the editor decide.</summary>
internal sealed class SiteFileService(PortalDbContext db, ItemStore store, TypeCatalog catalog, IEnumerable<IScopePlaces> places, TimeProvider clock)
{
    public async Task<Result> TakeAsync(PageFile page, string text, Process process, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        if ((await catalog.ReadAsync(cancel)).Find(page.Type) is not { } type) return TypeRefusals.Gone;
        var row = await db.Set<SiteFile>().FindAsync([page.Path], cancel);
        if (row?.Loaded == text) return Result.Ok();
        var latest = await store.LatestAsync(page.ContentItemId, cancel);
        if (row is not null && latest?.ContentItemVersionId != row.LoadedVersionId)
        {
            // The desk has edited or deleted it: its word counts.
            row.Offered = latest is null ? null : text;
            if (latest is null) row.Loaded = text;
            row.ChangedAt = clock.GetUtcNow();
            await db.SaveChangesAsync(cancel);
            return Result.Ok();
        }
        var written = await WriteAsync(type, page, latest, process, cancel);
        if (written.IsRefused) return written;
        if (row is null) db.Add(row = new SiteFile { Path = page.Path, ContentItemId = page.ContentItemId, LoadedVersionId = "", Loaded = "" });
        (row.LoadedVersionId, row.Loaded, row.Offered, row.ChangedAt) = (written.Value.ContentItemVersionId, text, null, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return page.IsPublished ? await store.PublishAsync(type, written.Value, null, makesFree: true, process, cancel) : Result.Ok();
    }

    /// <summary>The text that waits for the item's editor; null when none does.</summary>
    public Task<SiteFile?> OfferedAsync(string contentItemId, CancellationToken cancel) =>
        db.Set<SiteFile>().FirstOrDefaultAsync(f => f.ContentItemId == contentItemId && f.Offered != null, cancel);

    /// <summary>The file's text becomes the newest draft; or it is put aside.</summary>
    public async Task<Result> SettleAsync(string contentItemId, bool accept, Func<System.Text.Json.Nodes.JsonObject, Task<Result<ItemVersion>>> save, CancellationToken cancel)
    {
        if (await OfferedAsync(contentItemId, cancel) is not { Offered: { } offered } row || await store.LatestAsync(contentItemId, cancel) is not { } latest) return Result.Ok();
        if (accept && (await catalog.ReadAsync(cancel)).Find(latest.ContentType) is { } type)
        {
            var saved = await save(PageFile.Read(row.Path, offered).Parts(type, latest.Parts()));
            if (saved.IsRefused) return saved;
            row.LoadedVersionId = saved.Value.ContentItemVersionId;
        }
        (row.Loaded, row.Offered, row.ChangedAt) = (offered, null, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    private async Task<Result<ItemVersion>> WriteAsync(TypeDefinition type, PageFile page, ItemVersion? latest, Process process, CancellationToken cancel)
    {
        var parts = page.Parts(type, latest?.Parts() ?? []);
        var scope = await ItemService.ScopeAsync(places, parts, cancel) ?? "";
        return await store.AddAsync(type, type.Name, page.ContentItemId, latest, parts, Authorship.Files with { ScopePath = scope }, process, cancel);
    }
}
