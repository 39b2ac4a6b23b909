namespace PublicPortal.Content.Contracts;

/// <summary>The search of the site. Whatever is published may be put in; persons never are.</summary>
public interface ISiteSearch
{
    /// <summary>Puts in, or replaces what has this id; in the present transaction.</summary>
    Task PutAsync(SearchEntry entry, CancellationToken cancel = default);

    /// <summary>Takes out; nothing happens where it is not in.</summary>
    Task RemoveAsync(Guid id, CancellationToken cancel = default);
}

/// <param name="Kind">Its content type or the like, shown as a word beside the hit: <c>Notice</c>.</param>
/// <param name="Text">Words without markup.</param>
/// <param name="Address">Path on this site: <c>/notices/2026-1123-lights</c>.</param>
/// <param name="ScopePath">The place it belongs to; empty for the whole district.</param>
public sealed record SearchEntry(Guid Id, string Kind, string Title, string Text, string Address, string ScopePath, DateTimeOffset PublishedAt);
