using PublicPortal.Kernel;

namespace PublicPortal.Voting.Results;

/// <summary>What government sites say about a page in their head (国办发〔2017〕47号), always in Chinese.</summary>
/// <param name="Title">Of the article, or of the column where there is no date.</param>
internal sealed record PollMeta(string Title, string Path, DateTimeOffset? Published = null, string? Description = null)
{
    public string Date => Published is { } moment ? ChinaTime.Local(moment).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "";
}
