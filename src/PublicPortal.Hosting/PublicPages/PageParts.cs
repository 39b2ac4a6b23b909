using System.Collections.Concurrent;

namespace PublicPortal.Hosting.PublicPages;

/// <param name="Tags">What evicts it, and every page that it is in.</param>
/// <param name="Size">In bytes, roughly.</param>
internal sealed record PagePart(object Value, IReadOnlyCollection<string> Tags, int Size, DateTimeOffset GoodUntil);

/// <summary>Parts of pages in memory, see <see cref="PublicPageContext.PagePartAsync"/>. Changed under the lock of <see cref="PublicPageCache"/>.</summary>
internal sealed class PageParts(long most)
{
    private readonly ConcurrentDictionary<string, PagePart> parts = new(StringComparer.Ordinal);
    private long bytes;

    public PagePart? Find(string name, DateTimeOffset now) => parts.TryGetValue(name, out var part) && part.GoodUntil > now ? part : null;

    /// <summary>When the room is full everything goes: parts are made again in no time, and who is asked for more than fits needs more room.</summary>
    public void Add(string name, PagePart part)
    {
        if (part.Size > most / 8) return;
        Remove(name);
        if (bytes + part.Size > most) Clear();
        parts[name] = part;
        bytes += part.Size;
    }

    public void Remove(IReadOnlyCollection<string> tags)
    {
        foreach (var (name, part) in parts)
            if (part.Tags.Any(tags.Contains)) Remove(name);
    }

    public void Clear()
    {
        parts.Clear();
        bytes = 0;
    }

    private void Remove(string name)
    {
        if (parts.TryRemove(name, out var part)) bytes -= part.Size;
    }
}
