using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Cli;

namespace PublicPortal.Content.SiteFiles;

/// <summary><c>portal pages export</c>: items with a Markdown body back to files, those that came from files under their old names.</summary>
internal sealed class PagesExportVerb(PortalDbContext db, TypeCatalog catalog) : ICliVerb
{
    public string Words => "pages export";
    public string Usage => "FOLDER [--json]";
    public string Summary => "Writes published items that have a Markdown body as files with front matter, as content/pages has them.";

    public async Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        if (arguments.Values is not [var folder]) return CliOutcome.Usage;
        var types = await catalog.ReadAsync(cancel);
        var names = types.Types.Where(t => t.Has("MarkdownBodyPart")).Select(t => t.Name).ToList();
        var files = await db.Set<SiteFile>().AsNoTracking().ToDictionaryAsync(f => f.ContentItemId, f => f.Path, cancel);
        var items = await db.Set<ItemVersion>().AsNoTracking().Where(i => i.Published && names.Contains(i.ContentType)).OrderBy(i => i.ContentItemId).ToListAsync(cancel);
        var root = Path.GetFullPath(folder);
        foreach (var item in items)
        {
            var path = Path.Combine(root, files.GetValueOrDefault(item.ContentItemId) ?? (item.Address ?? item.ContentItemId) + ".md");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, PageFile.Write(item, types.Find(item.ContentType), published: true), cancel);
        }
        output.Result(new { folder = root, files = items.Count }, $"{items.Count} files: {root}");
        return CliOutcome.Done;
    }
}
