using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>
/// Public pages in memory, bounded in bytes. Each eviction has a number; a page remembers the number at which its rendering
/// began and is not taken in when one of its tags was evicted since. So nothing that was read before a commit can be stored
/// after the eviction that follows it.
/// </summary>
internal sealed class PublicPageCache(TimeProvider clock, IOptions<PublicPagesOptions> options)
{
    private const int MostTags = 20_000;

    private readonly ConcurrentDictionary<PageKey, KeptPage> pages = new();
    private readonly Dictionary<string, long> evicted = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly long most = options.Value.MostMegabytes * 1024L * 1024L;
    private readonly PageParts parts = new(options.Value.MostPartsMegabytes * 1024L * 1024L);
    private long evictions, everything, bytes;

    /// <summary>Switched off by 0 megabytes: each request renders.</summary>
    public bool IsOff => most == 0;

    /// <summary>False while this node cannot hear of other nodes' evictions: what is there is still served, nothing is taken in.</summary>
    public bool Hears { get; set; } = true;

    /// <summary>The number of the latest eviction: what is rendered from now on has seen all before it.</summary>
    public long Moment => Volatile.Read(ref evictions);

    public int Count => pages.Count;
    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>Told after each eviction; null for everything. For tests.</summary>
    public event Action<IReadOnlyCollection<string>?>? Evicted;

    public KeptPage? Find(in PageKey key)
    {
        if (!pages.TryGetValue(key, out var page) || page.GoodUntil <= clock.GetUtcNow().UtcTicks) return null;
        page.Touch();
        return page;
    }

    /// <param name="moment"><see cref="Moment"/> before the rendering began.</param>
    /// <returns>False when it was not taken in: something in it changed meanwhile, or it is too large.</returns>
    public bool Add(in PageKey key, KeptPage page, long moment)
    {
        if (!page.IsKept || !Hears || page.Size > most / 8) return false;
        lock (gate)
        {
            if (IsChanged(page.Tags, moment)) return false;
            Remove(key);
            pages[key] = page;
            Interlocked.Add(ref bytes, page.Size);
            if (bytes > most) Trim();
        }
        return true;
    }

    /// <summary>What a page that is rendered now may be made of.</summary>
    public PagePart? FindPart(string name) => parts.Find(name, clock.GetUtcNow());

    /// <summary>Not taken in when one of its tags was evicted since <paramref name="moment"/>: that of the page that made it, as it may be made of other parts.</summary>
    public void AddPart(string name, object value, IReadOnlyCollection<string> tags, int size, long moment)
    {
        if (!Hears) return;
        var part = new PagePart(value, tags, size, clock.GetUtcNow().AddMinutes(options.Value.MostMinutes));
        lock (gate)
            if (!IsChanged(tags, moment)) parts.Add(name, part);
    }

    /// <summary>The number comes last: who renders under it finds no part from before it.</summary>
    public void Evict(IReadOnlyCollection<string> tags)
    {
        lock (gate)
        {
            parts.Remove(tags);
            foreach (var (key, page) in pages)
                if (page.Tags.Any(tags.Contains)) Remove(key);
            if (evicted.Count + tags.Count > MostTags) Forget();
            var number = evictions + 1;
            foreach (var tag in tags) evicted[tag] = number;
            Volatile.Write(ref evictions, number);
        }
        Evicted?.Invoke(tags);
    }

    public void EvictAll()
    {
        lock (gate)
        {
            parts.Clear();
            foreach (var key in pages.Keys) Remove(key);
            Forget();
        }
        Evicted?.Invoke(null);
    }

    /// <summary>One number for all tags: pages and parts under way are dropped too.</summary>
    private void Forget()
    {
        everything = evictions + 1;
        Volatile.Write(ref evictions, everything);
        evicted.Clear();
    }

    private bool IsChanged(IReadOnlyCollection<string> tags, long moment) => everything > moment || tags.Any(tag => evicted.GetValueOrDefault(tag) > moment);

    private void Remove(in PageKey key)
    {
        if (pages.TryRemove(key, out var page)) Interlocked.Add(ref bytes, -page.Size);
    }

    /// <summary>Those not asked for longest go first.</summary>
    private void Trim()
    {
        foreach (var (key, _) in pages.ToArray().OrderBy(p => p.Value.LastUsed))
        {
            if (bytes <= most * 9 / 10) return;
            Remove(key);
        }
    }
}
