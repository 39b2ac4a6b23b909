using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Checks;

/// <summary>Notes the links to other sites of each draft and of what is published, in the same transaction; a job asks for them later.</summary>
internal sealed class LinkRegister(PortalDbContext db, TypeCatalog catalog, PublicAddress own, TimeProvider clock) : IEventHandler<DraftSaved>
{
    private const int MostOfOneItem = 200;

    public async Task HandleAsync(DraftSaved happened, Process process, CancellationToken cancel)
    {
        var type = (await catalog.ReadAsync(cancel)).Find(happened.ContentType);
        var versions = await db.Set<ItemVersion>().AsNoTracking().Where(i => i.ContentItemId == happened.ContentItemId && (i.Latest || i.Published)).ToListAsync(cancel);
        var wanted = versions.SelectMany(v => ItemLinks.Of(type, v.Parts()).Links).Select(l => l.Address)
            .Where(a => a.Length <= OutsideLink.LongestUrl && LinkForm.Of(a, own.Uri, out _) == LinkPlace.Outside && LinkForm.Defect(a) is null)
            .Distinct().Take(MostOfOneItem).ToDictionary(OutsideLink.HashOf);
        var noted = await db.Set<OutsideLink>().Where(l => l.ContentItemId == happened.ContentItemId).ToListAsync(cancel);
        db.RemoveRange(noted.Where(n => !wanted.ContainsKey(n.Hash)));
        foreach (var (hash, url) in wanted.Where(w => noted.All(n => n.Hash != w.Key)))
            db.Add(new OutsideLink { ContentItemId = happened.ContentItemId, Hash = hash, Url = url, NextAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
    }
}
