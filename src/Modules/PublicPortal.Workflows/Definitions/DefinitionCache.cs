using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Workflows.Cases;

namespace PublicPortal.Workflows.Definitions;

/// <summary>Definitions by hash: the same text is read once. They were checked when they were published.</summary>
internal sealed class DefinitionCache
{
    private const int Most = 500;
    private readonly ConcurrentDictionary<string, WorkflowDefinition> known = new();

    public WorkflowDefinition? Find(string hash) => known.GetValueOrDefault(hash);

    /// <summary>The definition that a case keeps.</summary>
    public async Task<WorkflowDefinition> OfAsync(PortalDbContext db, WorkflowCase row, CancellationToken cancel) =>
        Find(row.Hash) ?? Read(row.Hash, await db.Set<CaseDefinition>().Where(d => d.CaseId == row.Id).Select(d => d.Json).FirstAsync(cancel));

    /// <exception cref="InvalidOperationException">A text that was published cannot be read: the database was changed by hand.</exception>
    public WorkflowDefinition Read(string hash, string json)
    {
        if (known.TryGetValue(hash, out var found)) return found;
        var read = DefinitionReader.Read(json);
        if (read.Definition is null) throw new InvalidOperationException($"The stored workflow {hash} cannot be read: {read.Defects[0].Whole.En}");
        if (known.Count >= Most) known.Clear();
        return known[hash] = read.Definition;
    }
}
