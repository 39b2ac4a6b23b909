using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Checks;

/// <summary>The check before publishing: can everybody read it, and do its links lead somewhere? Asks the database, never the network.</summary>
internal sealed class ItemCheck(PortalDbContext db, TypeCatalog catalog, SiteAddresses addresses, PublicAddress own)
{
    private static readonly LocalizedText NoPage = new("本站没有这个网页，读者点了会看到“找不到”。请改正地址，或先发布那一页。", "This site has no such page; readers would see “not found”. Correct the address, or publish that page first.");
    private static readonly LocalizedText NoPicture = new("图片库里没有这张图片。请重新上传。", "The library has no such picture. Upload it again.");
    private static readonly LocalizedText AtTheDesk = new("这是工作台的网页，读者打不开。", "This is a page of the desk; readers cannot open it.");

    /// <summary>Errors first.</summary>
    public async Task<IReadOnlyList<Finding>> OfAsync(string contentType, JsonObject parts, CancellationToken cancel)
    {
        var seen = ItemLinks.Of((await catalog.ReadAsync(cancel)).Find(contentType), parts);
        var findings = seen.Findings.ToList();
        var here = new List<(LinkSeen Link, string Path)>();
        var outside = new List<LinkSeen>();
        foreach (var link in seen.Links)
            switch (LinkForm.Of(link.Address, own.Uri, out var path))
            {
                case LinkPlace.Here when path.StartsWith("/desk", StringComparison.OrdinalIgnoreCase): findings.Add(link.Warning("content.link-to-the-desk", AtTheDesk)); break;
                case LinkPlace.Here: here.Add((link, path)); break;
                case LinkPlace.Outside or LinkPlace.Other when LinkForm.Defect(link.Address) is { } defect: findings.Add(link.Error("content.link-form", defect)); break;
                case LinkPlace.Outside: outside.Add(link); break;
            }
        var dead = await addresses.DeadAsync([.. here.Select(h => h.Path).Concat(seen.Pictures.Select(p => p.Address)).Distinct()], cancel);
        findings.AddRange(here.Where(h => dead.Contains(h.Path)).Select(h => h.Link.Error("content.link-dead", NoPage)));
        findings.AddRange(seen.Pictures.Where(p => dead.Contains(p.Address)).Select(p => p.Error("content.picture-gone", NoPicture)));
        findings.AddRange(await DeadOutsideAsync(outside, cancel));
        return [.. findings.OrderByDescending(f => f.IsError)];
    }

    private async Task<IEnumerable<Finding>> DeadOutsideAsync(List<LinkSeen> outside, CancellationToken cancel)
    {
        if (outside.Count == 0) return [];
        var hashes = outside.Select(l => OutsideLink.HashOf(l.Address)).Distinct().ToList();
        var dead = (await db.Set<OutsideLink>().AsNoTracking().Where(l => hashes.Contains(l.Hash) && l.State == LinkState.Dead).ToListAsync(cancel)).GroupBy(l => l.Hash).ToDictionary(g => g.Key, g => g.First());
        return from link in outside
               where dead.ContainsKey(OutsideLink.HashOf(link.Address))
               let row = dead[OutsideLink.HashOf(link.Address)]
               let answer = row.Status is { } status ? ($"回答 {status}", $"answered {status}") : ("没有应答", "did not answer")
               let day = row.AskedAt is { } asked ? ChinaTime.Date(asked) : default
               select link.Warning("content.link-dead-outside", new LocalizedText(
                   $"外面的这个网页打不开了（{answer.Item1}，{day:M 月 d 日}查过）。请换一个地址，或去掉链接：{link.Address}", $"This page elsewhere is gone ({answer.Item2}, asked {day:yyyy-MM-dd}). Change the address or take the link away: {link.Address}"));
    }
}
