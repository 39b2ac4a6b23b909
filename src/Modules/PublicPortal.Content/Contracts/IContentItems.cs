using System.Text.Json.Nodes;

namespace PublicPortal.Content.Contracts;

/// <summary>An item as everybody may read it.</summary>
/// <param name="Address">Without a slash at the beginning; null when it has none.</param>
/// <param name="ScopePath">The community or street it belongs to; empty for the whole district.</param>
/// <param name="PublishedUtc">When it was first published.</param>
/// <param name="ModifiedUtc">When the published version was written.</param>
/// <param name="Content">The parts as JSON.</param>
public sealed record PublishedItem(
    string ContentItemId, string ContentItemVersionId, string ContentType, string DisplayText, string? Address, string ScopePath,
    DateTimeOffset PublishedUtc, DateTimeOffset ModifiedUtc, string Author, string Content)
{
    private JsonObject? parts;

    /// <summary>The parts by name, in Orchard Core's shape. Not to be changed.</summary>
    public JsonObject Parts => parts ??= JsonNode.Parse(Content)!.AsObject();
}

/// <summary>Which published items, newest first.</summary>
/// <param name="Types">Names of content types; empty for all.</param>
/// <param name="ScopePath">Items of this place and of everything above it (a community also reads what the street and the district say); null for all.</param>
/// <param name="OwnOnly">Of the place itself alone.</param>
/// <param name="ContainerId">Items in the list of this one.</param>
public sealed record ContentQuery(IReadOnlyList<string> Types, string? ScopePath = null, bool OwnOnly = false, string? ContainerId = null, int Skip = 0, int Take = 20);

/// <summary>Reads what is published; drafts are never among it.</summary>
public interface IContentItems
{
    Task<PublishedItem?> FindAsync(string contentItemId, CancellationToken cancel = default);

    /// <param name="address">Without a slash at the beginning.</param>
    Task<PublishedItem?> FindByAddressAsync(string address, CancellationToken cancel = default);
    Task<PublishedItem?> FindByAliasAsync(string alias, CancellationToken cancel = default);

    /// <summary>The present address of what lay at a former one; null when nothing did, or it is not published any more.</summary>
    Task<string?> FindMovedAsync(string formerAddress, CancellationToken cancel = default);

    Task<IReadOnlyList<PublishedItem>> ListAsync(ContentQuery query, CancellationToken cancel = default);
    Task<int> CountAsync(ContentQuery query, CancellationToken cancel = default);

    /// <summary>Types as they are called on pages, by name.</summary>
    Task<IReadOnlyList<ContentTypeInfo>> TypesAsync(CancellationToken cancel = default);
}

/// <param name="AddressPrefix">First part of the addresses of its items; empty when they have none in common.</param>
/// <param name="Fields">The type's own fields, in order, as the editor names them.</param>
public sealed record ContentTypeInfo(string Name, Kernel.LocalizedText Title, string AddressPrefix, string Icon, IReadOnlyList<string> PartNames, IReadOnlyList<ContentFieldInfo> Fields);

/// <param name="Part">Name of the part in the item's JSON.</param>
/// <param name="Kind"><c>TextField</c></param>
public sealed record ContentFieldInfo(string Part, string Name, string Kind, Kernel.LocalizedText Label);
