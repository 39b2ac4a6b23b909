using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Content.SiteFiles;

/// <summary>
/// The types and pages that the site brings along. A file is loaded once; when an upgrade brings another text, an item that
/// nobody has edited follows it, and one that the desk has edited stays: the new text waits for the editor.
/// </summary>
internal sealed class SiteFileLoader(
    PortalDbContext db, RecipeRunner recipes, WorkRunner runner, PortalContent content, SiteSettings settings, IHostEnvironment environment, IConfiguration configuration) : ISiteContent
{
    /// <summary>Setting: a hash of all files as they were loaded last, so that an ordinary start asks nothing.</summary>
    private const string Mark = "content.pages";

    public async Task LoadAsync(CancellationToken cancel)
    {
        await recipes.RunOnceAsync("content-types", cancel);
        var root = content.File("pages");
        if (!Directory.Exists(root)) return;
        var demo = environment.IsDevelopment() && configuration.GetValue("Demo:Load", true);
        var pages = new List<(PageFile Page, string Text)>();
        foreach (var path in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(path, cancel);
            var page = PageFile.Read(Path.GetRelativePath(root, path).Replace('\\', '/'), text);
            if (!page.IsDemo || demo) pages.Add((page, text));
        }
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(pages.Select(p => p.Page.Path + "\0" + p.Text + "\0")))));
        if (settings.Has(Mark) && settings.Text(Mark) == hash) return;
        var loaded = await db.Set<SiteFile>().AsNoTracking().ToDictionaryAsync(f => f.Path, f => f.Loaded, cancel);
        foreach (var (page, text) in pages.Where(p => loaded.GetValueOrDefault(p.Page.Path) != p.Text)) await LoadAsync(page, text, cancel);
        await runner.RunAsync("content.load-page", Channel.Job, async (services, _) =>
        {
            var own = services.GetRequiredService<PortalDbContext>();
            await SiteSettings.SetAsync(own, Mark, JsonSerializer.SerializeToElement(hash), cancel);
            await own.SaveChangesAsync(cancel);
            return Result.Ok();
        }, cancel: cancel);
        await settings.LoadAsync(cancel);
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
