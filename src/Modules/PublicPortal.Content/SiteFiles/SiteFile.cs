namespace PublicPortal.Content.SiteFiles;

/// <summary>A file of <c>content/pages</c> and the item that was made from it: the base of the three-way difference on upgrade.</summary>
internal sealed class SiteFile
{
    /// <summary>Below <c>content/pages</c>.</summary>
    public required string Path { get; init; }
    public required string ContentItemId { get; set; }

    /// <summary>The version that the file made; when the latest is another one, the desk has edited it since.</summary>
    public required string LoadedVersionId { get; set; }

    /// <summary>The file as it was loaded.</summary>
    public required string Loaded { get; set; }

    /// <summary>A newer file that waits for an editor, because the desk had edited the item; null when none does.</summary>
    public string? Offered { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}
