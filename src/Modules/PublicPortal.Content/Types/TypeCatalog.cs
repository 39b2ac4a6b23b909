using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;

namespace PublicPortal.Content.Types;

/// <summary>All types and parts as they stand.</summary>
internal sealed class TypeSet(IReadOnlyDictionary<string, JsonObject> types, IReadOnlyDictionary<string, JsonObject> parts)
{
    public IReadOnlyDictionary<string, JsonObject> TypeJson => types;
    public IReadOnlyDictionary<string, JsonObject> PartJson => parts;

    private readonly Dictionary<string, PartDefinition> read = parts.ToDictionary(p => p.Key, p => PartDefinition.Of(p.Value), StringComparer.OrdinalIgnoreCase);

    public IEnumerable<TypeDefinition> Types => types.Values.Select(Of);

    public TypeDefinition? Find(string? name) => name is not null && types.TryGetValue(name, out var json) ? Of(json) : null;
    public PartDefinition? FindPart(string name) => read.GetValueOrDefault(name);

    private TypeDefinition Of(JsonObject json)
    {
        var attached = json.Objects(Definitions.TypeParts).Select(p =>
        {
            var partName = p.Text("PartName") ?? p.Text("Name") ?? "";
            return new TypePart(partName, p.Text("Name") ?? partName, p.Object("Settings") ?? [], read.GetValueOrDefault(partName)?.Fields ?? []);
        });
        return new TypeDefinition(json.Text("Name") ?? "", json, [.. attached.OrderBy(p => p.Position)]);
    }
}

/// <summary>Reads the definitions, once for each request.</summary>
internal sealed class TypeCatalog(PortalDbContext db)
{
    private TypeSet? read;

    public async Task<TypeSet> ReadAsync(CancellationToken cancel)
    {
        if (read is not null) return read;
        var rows = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.IsCurrent).Select(d => new { d.Kind, d.Name, d.Json }).ToListAsync(cancel);
        Dictionary<string, JsonObject> Of(DefinitionKind kind) => rows.Where(r => r.Kind == kind).OrderBy(r => r.Name, StringComparer.Ordinal)
            .ToDictionary(r => r.Name, r => JsonNode.Parse(r.Json)!.AsObject(), StringComparer.OrdinalIgnoreCase);
        return read = new TypeSet(Of(DefinitionKind.Type), Of(DefinitionKind.Part));
    }

    /// <summary>After a change in the same request.</summary>
    public void Forget() => read = null;
}
