using System.Text.Json.Nodes;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Items;

/// <summary>
/// One version of an item. Exactly one of an item is the latest, at most one is published; both may be the same. All
/// versions are kept. Members are named as Orchard Core names them.
/// </summary>
internal sealed class ItemVersion : IVersioned
{
    public const int LongestText = 255, LongestContent = 1_000_000, LongestAddress = 200, LongestName = 200;

    public Guid Id { get; init; }
    public required string ContentItemId { get; init; }
    public required string ContentItemVersionId { get; init; }
    public required string ContentType { get; init; }

    /// <summary>Counts the versions of the item.</summary>
    public int Number { get; init; }
    public required string DisplayText { get; set; }
    public bool Latest { get; set; }
    public bool Published { get; set; }
    public DateTimeOffset CreatedUtc { get; init; }
    public DateTimeOffset ModifiedUtc { get; init; }

    /// <summary>When the item was first published; readers go by it.</summary>
    public DateTimeOffset? PublishedUtc { get; set; }
    public string Owner { get; init; } = "";
    public string Author { get; init; } = "";

    /// <summary>Who wrote this version; null for what came from files and the command line.</summary>
    public Guid? EditedBy { get; init; }
    public Guid? PublishedBy { get; set; }

    /// <summary>Where it lies, without a slash at the beginning; unique among what is published.</summary>
    public string? Address { get; set; }
    public string? Alias { get; init; }

    /// <summary>The item in whose list it stands.</summary>
    public string? ContainerId { get; init; }

    /// <summary>The community or street it belongs to; empty for the whole district.</summary>
    public string ScopePath { get; init; } = "";
    public DateTimeOffset? PublishAt { get; set; }
    public DateTimeOffset? ArchiveAt { get; set; }

    /// <summary>On the version that was the latest when the item was deleted.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>What the author says about the change.</summary>
    public string? Note { get; init; }

    /// <summary>The parts, and whatever else the item had in its recipe, as JSON.</summary>
    public required string Content { get; set; }
    public long Version { get; set; }

    public JsonObject Parts() => JsonNode.Parse(Content)!.AsObject();

    public Result Publish(DateTimeOffset now, Guid? by, DateTimeOffset? firstPublished)
    {
        if (RemovedAt is not null) return ItemRefusals.Gone;
        (Published, PublishedBy, PublishAt) = (true, by, null);
        PublishedUtc = firstPublished ?? now;
        return Result.Ok();
    }

    public void TakeDown() => (Published, ArchiveAt) = (false, null);
}

/// <summary>A former address of an item: visitors are led to the present one.</summary>
internal sealed class Redirect
{
    public required string Address { get; init; }
    public required string ContentItemId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
