namespace PublicPortal.Content.Search;

/// <summary>Something published that can be found. Never a person.</summary>
internal sealed class SearchDocument
{
    public const int LongestText = 30_000;

    public Guid Id { get; set; }

    /// <summary>Number in SQLite's full-text table; 0 on PostgreSQL.</summary>
    public long Number { get; set; }
    public required string Kind { get; set; }
    public required string Title { get; set; }
    public required string Text { get; set; }
    public required string Address { get; set; }

    /// <summary>The place it belongs to; empty for the whole district.</summary>
    public string ScopePath { get; set; } = "";
    public DateTimeOffset PublishedAt { get; set; }

    /// <summary>Title and text folded; on PostgreSQL phrases are looked for in it.</summary>
    public string? Folded { get; set; }

    /// <summary>The tokens; on PostgreSQL under a GIN index, on SQLite they are in the full-text table alone.</summary>
    public string? Terms { get; set; }
}
