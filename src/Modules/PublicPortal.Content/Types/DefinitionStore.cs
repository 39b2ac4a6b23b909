using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Items;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Types;

/// <summary>Writes types and parts, each change as a new version.</summary>
internal sealed class DefinitionStore(PortalDbContext db, TypeCatalog catalog, TimeProvider clock)
{
    /// <summary>Makes the JSON the current version; the same as before changes nothing.</summary>
    public async Task<Result> PutAsync(DefinitionKind kind, JsonObject json, Process process, CancellationToken cancel)
    {
        var name = json.Text("Name")!;
        var text = JsonText.Write(json);
        if (text.Length > Definitions.LongestJson) return TypeRefusals.TooLarge.With(name);
        var last = await db.Set<DefinitionVersion>().Where(d => d.Kind == kind && d.Name == name).OrderByDescending(d => d.Number).FirstOrDefaultAsync(cancel);
        if (last is { IsCurrent: true } && last.Json == text) return Result.Ok();
        if (last is { IsCurrent: true })
        {
            last.IsCurrent = false;
            await db.SaveChangesAsync(cancel);   // there is one current version: the old one gives way first
        }
        var number = (last?.Number ?? 0) + 1;
        db.Add(new DefinitionVersion { Id = Ids.New(clock), Kind = kind, Name = name, Number = number, Json = text, IsCurrent = true, CreatedAt = clock.GetUtcNow(), AccountId = process.AccountId });
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return TypeRefusals.Stale;
        process.Raise(new DefinitionChanged(kind.ToString(), name, number, Deleted: false));
        catalog.Forget();
        return Result.Ok();
    }

    /// <summary>Deletes a type unless it has items, in whatever state; the part of its own name goes with it.</summary>
    public async Task<Result> DeleteTypeAsync(string name, Process process, CancellationToken cancel)
    {
        var types = await catalog.ReadAsync(cancel);
        if (types.Find(name) is not { } type) return TypeRefusals.Gone;
        await db.BeginWriteAsync(cancel);
        var items = await db.Set<ItemVersion>().Where(i => i.ContentType == type.Name && (i.Latest || i.Published || i.RemovedAt != null)).Select(i => i.ContentItemId).Distinct().CountAsync(cancel);
        if (items > 0) return TypeRefusals.HasItems.With(type.Title.Zh, type.Title.En, items);
        await EndAsync(DefinitionKind.Type, type.Name, process, cancel);
        if (types.FindPart(type.Name) is not null && !types.Types.Any(t => t.Name != type.Name && t.Has(type.Name))) await EndAsync(DefinitionKind.Part, type.Name, process, cancel);
        return Result.Ok();
    }

    public async Task<Result> DeletePartAsync(string name, Process process, CancellationToken cancel)
    {
        var types = await catalog.ReadAsync(cancel);
        if (types.FindPart(name) is null) return Result.Ok();
        if (types.Types.FirstOrDefault(t => t.Has(name)) is { } user) return TypeRefusals.PartIsUsed.With(name, user.Name);
        await EndAsync(DefinitionKind.Part, name, process, cancel);
        return Result.Ok();
    }

    private async Task EndAsync(DefinitionKind kind, string name, Process process, CancellationToken cancel)
    {
        var current = await db.Set<DefinitionVersion>().FirstAsync(d => d.Kind == kind && d.Name == name && d.IsCurrent, cancel);
        current.IsCurrent = false;
        await db.SaveChangesAsync(cancel);
        process.Raise(new DefinitionChanged(kind.ToString(), name, current.Number, Deleted: true));
        catalog.Forget();
    }
}
