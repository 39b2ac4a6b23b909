using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Publishing;

/// <summary>A workflow in the list of the desk.</summary>
internal sealed record ShelfLine(string Code, LocalizedText Name, int Number, DateTimeOffset? PublishedAt, bool HasDraft, bool IsSubmitted, int OpenCases);

/// <summary>The published versions.</summary>
internal sealed class WorkflowShelf(PortalDbContext db, PortalContent content, KnownNamesReader names, TimeProvider clock)
{
    public Task<WorkflowVersion?> CurrentAsync(string code, CancellationToken cancel) =>
        db.Set<WorkflowVersion>().AsNoTracking().Where(v => v.Code == code).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);

    public Task<WorkflowVersion?> FindAsync(string code, int number, CancellationToken cancel) =>
        db.Set<WorkflowVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Code == code && v.Number == number, cancel);

    public async Task<IReadOnlyList<WorkflowVersion>> VersionsAsync(string code, CancellationToken cancel) =>
        await db.Set<WorkflowVersion>().AsNoTracking().Where(v => v.Code == code).OrderByDescending(v => v.Number).Take(50).ToListAsync(cancel);

    public async Task<IReadOnlyList<ShelfLine>> AllAsync(CancellationToken cancel)
    {
        var newest = await db.Set<WorkflowVersion>().AsNoTracking().Where(v => !db.Set<WorkflowVersion>().Any(o => o.Code == v.Code && o.Number > v.Number))
            .OrderBy(v => v.Code).Select(v => new { v.Code, v.NameZh, v.NameEn, v.Number, v.PublishedAt }).Take(500).ToListAsync(cancel);
        var drafts = await db.Set<WorkflowDraft>().AsNoTracking().OrderBy(d => d.Code).Select(d => new { d.Code, d.SubmittedAt }).Take(500).ToDictionaryAsync(d => d.Code, d => d.SubmittedAt, cancel);
        var open = await db.Set<Cases.WorkflowCase>().AsNoTracking().Where(c => c.EndedAt == null).GroupBy(c => c.Code).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var lines = newest.Select(v => new ShelfLine(v.Code, new(v.NameZh, v.NameEn), v.Number, v.PublishedAt, drafts.ContainsKey(v.Code), drafts.GetValueOrDefault(v.Code) is not null, open.GetValueOrDefault(v.Code)));
        var fresh = drafts.Where(d => newest.All(v => v.Code != d.Key)).Select(d => new ShelfLine(d.Key, new(d.Key, d.Key), 0, null, true, d.Value is not null, 0));
        return [.. lines.Concat(fresh).OrderBy(l => l.Code, StringComparer.Ordinal)];
    }

    /// <summary>Publishes what lies in <c>content/workflows</c> and is new. Where the desk published a version of its own, that one stays.</summary>
    /// <exception cref="InvalidOperationException">A file is wrong; the message lists everything that is.</exception>
    public async Task<int> ShipAsync(Process process, CancellationToken cancel, string? folder = null)
    {
        folder ??= content.File("workflows");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        if (files.Length == 0) return 0;
        var (known, wrong, shipped) = (names.Read(), new List<string>(), 0);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var json = await File.ReadAllTextAsync(file, cancel);
            var read = DefinitionCheck.Read(json, known);
            wrong.AddRange(read.Defects.Select(d => $"{Path.GetFileName(file)}:{d.Line} {d.Path}: {d.Text.En}"));
            if (read.Definition is not { } definition) continue;
            if (definition.Code + ".json" != Path.GetFileName(file)) wrong.Add($"{Path.GetFileName(file)}: the file of {definition.Code} is called {definition.Code}.json.");
            else if (await AddAsync(definition, json, null, null, onlyOverShipped: true, process, cancel) is not null) shipped++;
        }
        if (wrong.Count > 0) throw new InvalidOperationException("Workflows are wrong:" + string.Concat(wrong.Select(w => Environment.NewLine + "  - " + w)));
        return shipped;
    }

    /// <summary>Adds the next version.</summary>
    /// <returns>Null when it is there already, or the desk has its own and only shipped ones may be followed.</returns>
    public async Task<WorkflowVersion?> AddAsync(WorkflowDefinition definition, string json, Guid? author, Guid? publisher, bool onlyOverShipped, Process process, CancellationToken cancel)
    {
        var hash = WorkflowVersion.HashOf(json);
        var before = await CurrentAsync(definition.Code, cancel);
        if (before?.Hash == hash) return null;
        if (onlyOverShipped && before is not null && (before.PublisherAccountId is not null || await db.Set<WorkflowVersion>().AnyAsync(v => v.Code == definition.Code && v.Hash == hash, cancel))) return null;
        var now = clock.GetUtcNow();
        var version = new WorkflowVersion
        {
            Id = Ids.New(now), Code = definition.Code, Number = (before?.Number ?? 0) + 1, Hash = hash, Json = json, NameZh = definition.Name.Zh, NameEn = definition.Name.En,
            PublishedAt = now, AuthorAccountId = author, PublisherAccountId = publisher,
        };
        db.Add(version);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return null;   // another node, or another publisher, was first
        process.Raise(new WorkflowPublished(version.Id, version.Code, version.Number, hash, author));
        return version;
    }
}

/// <summary>
/// At a start that finds the files changed; a wrong file keeps the site from starting, rather than a case from going on later.
/// Before the demonstration data, which start cases.
/// </summary>
internal sealed class ShippedWorkflows(WorkRunner runner, PortalContent content, SiteSettings settings) : ISiteContent
{
    private const string Mark = "workflows.shipped";

    public async Task LoadAsync(CancellationToken cancel)
    {
        var present = ContentFolder.Fingerprint(content.File("workflows"));
        if (settings.Text(Mark) == present) return;
        await runner.RunAsync("workflows.ship", Channel.Job, async (services, process) =>
        {
            await services.GetRequiredService<WorkflowShelf>().ShipAsync(process, cancel);
            await SiteSettings.KeepAsync(services.GetRequiredService<PortalDbContext>(), Mark, System.Text.Json.JsonSerializer.Serialize(present), cancel);
            return Result.Ok();
        }, cancel: cancel);
    }
}
