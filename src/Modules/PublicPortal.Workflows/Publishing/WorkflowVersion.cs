using System.Security.Cryptography;
using System.Text;
using PublicPortal.Data;

namespace PublicPortal.Workflows.Publishing;

/// <summary>A published workflow. Never changed and never deleted: cases of it run on.</summary>
internal sealed class WorkflowVersion
{
    public Guid Id { get; init; }
    public required string Code { get; init; }
    public int Number { get; init; }

    /// <summary>SHA-256 of <see cref="Json"/>, in hex.</summary>
    public required string Hash { get; init; }
    public required string Json { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>Null when it came with the program's own files.</summary>
    public Guid? AuthorAccountId { get; init; }
    public Guid? PublisherAccountId { get; init; }

    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

/// <summary>What is being written, one for each workflow; it becomes the next version when a second person publishes it.</summary>
internal sealed class WorkflowDraft : IVersioned
{
    public required string Code { get; init; }
    public required string Json { get; set; }

    /// <summary>The version that it started from or was moved on to; 0 for a new workflow.</summary>
    public int BaseNumber { get; set; }
    public Guid AuthorAccountId { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When the author asked for it to be published.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }
    public long Version { get; set; }
}
