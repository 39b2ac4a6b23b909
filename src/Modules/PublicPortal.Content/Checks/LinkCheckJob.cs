using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Items;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Checks;

/// <summary>Asks other sites whether the pages that items link to are still there: first outside any transaction, then the answers are written.</summary>
internal sealed class LinkCheckJob(PortalDbContext db, WorkRunner runner, ILinkProbe probe, TimeProvider clock) : IPortalJob
{
    private const int MostAtOnce = 4, MostOfOneTurn = 60;

    public string Name => "content.check-links";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<OutsideLink>().AsNoTracking().Where(l => l.NextAt <= now).GroupBy(l => l.Hash).Select(g => new { Hash = g.Key, Url = g.Min(l => l.Url)!, First = g.Min(l => l.NextAt) })
            .OrderBy(g => g.First).Take(MostOfOneTurn).ToListAsync(cancel);
        if (due.Count == 0) return;
        var answers = new System.Collections.Concurrent.ConcurrentDictionary<string, LinkAnswer>();
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancel }, async (link, stop) =>
            answers[link.Hash] = Uri.TryCreate(link.Url, UriKind.Absolute, out var address) ? await probe.AskAsync(address, stop) : new LinkAnswer(LinkAnswerKind.Gone, null));
        await runner.RunAsync("content.check-links", Channel.Job, async (services, process) =>
        {
            var own = services.GetRequiredService<PortalDbContext>();
            await own.BeginWriteAsync(cancel);
            var hashes = answers.Keys.ToList();
            foreach (var row in await own.Set<OutsideLink>().Where(l => hashes.Contains(l.Hash)).ToListAsync(cancel))
            {
                var before = row.State;
                row.Take(answers[row.Hash], now);
                if (row.State == LinkState.Dead && before != LinkState.Dead) process.Raise(new LinkFoundDead(row.ContentItemId, row.Status));
            }
            await own.SaveChangesAsync(cancel);
            return Result.Ok();
        }, cancel: cancel);
    }
}

/// <summary>A page elsewhere that the item links to is gone; its editors see it at the desk.</summary>
internal sealed record LinkFoundDead(string ContentItemId, int? Status) : PortalEvent
{
    public override Guid SubjectId => ItemIds.Subject(ContentItemId ?? "");
    public override string Name => "content.link-dead";
}
