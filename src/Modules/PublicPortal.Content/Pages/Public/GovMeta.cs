using System.Globalization;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Pages.Public;

/// <summary>What government sites say about a column or an article in their head (国办发〔2017〕47号), always in Chinese.</summary>
internal sealed record GovMeta(string ColumnName, string ColumnDescription, string ColumnType)
{
    public string? ArticleTitle { get; init; }
    public DateTimeOffset? PubDate { get; init; }
    public string? ContentSource { get; init; }
    public string? Author { get; init; }
    public string? Description { get; init; }
    public string? Image { get; init; }

    /// <summary>Path of the page.</summary>
    public required string Path { get; init; }
    public string? FeedPath { get; init; }

    public string Published => PubDate is { } moment ? ChinaTime.Local(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";
}
