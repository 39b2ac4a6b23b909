using PublicPortal.Content.Items;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Contracts;

/// <summary>An item was published, for the first time or anew; caches and search follow in the same transaction.</summary>
/// <param name="FormerAddress">Where the version lay that was published before; null for the first one.</param>
public sealed record ContentPublished(string ContentItemId, string ContentItemVersionId, string ContentType, string? Address, string? FormerAddress, string ScopePath) : PortalEvent
{
    public override Guid SubjectId => ItemIds.Subject(ContentItemId ?? "");
    public override string Name => "content.published";
}

/// <summary>An item is not there for readers any more.</summary>
public sealed record ContentUnpublished(string ContentItemId, string ContentType, string? Address, string ScopePath) : PortalEvent
{
    public override Guid SubjectId => ItemIds.Subject(ContentItemId ?? "");
    public override string Name => "content.unpublished";
}
