using System.Text.Json;

namespace PublicPortal.Notifications.Notices;

/// <summary>A message in an account's inbox. The text is made when it is read, in the reader's language.</summary>
internal sealed class Notice
{
    public const int LongestValues = 4000, LongestPath = 400;

    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public required string Template { get; init; }

    /// <summary>JSON: masked values only.</summary>
    public required string Values { get; init; }

    /// <summary>Where it leads, a local path.</summary>
    public required string Path { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReadAt { get; private set; }

    public bool IsUnread => ReadAt is null;

    /// <summary>The first reading counts.</summary>
    public void Read(DateTimeOffset now) => ReadAt ??= now;

    public IReadOnlyDictionary<string, string> ReadValues() => NoticeJson.Read(Values);
}

internal static class NoticeJson
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public static string Write(IReadOnlyDictionary<string, string> values) => JsonSerializer.Serialize(values, Json);
    public static IReadOnlyDictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
