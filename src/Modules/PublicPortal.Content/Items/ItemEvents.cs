using PublicPortal.Kernel;

namespace PublicPortal.Content.Items;

/// <summary>A new version was written; nobody but editors sees it yet.</summary>
internal sealed record DraftSaved(string ContentItemId, string ContentType, int Number) : PortalEvent
{
    public override Guid SubjectId => ItemIds.Subject(ContentItemId ?? "");
    public override string Name => "content.draft-saved";
}

internal sealed record ItemDeleted(string ContentItemId, string ContentType) : PortalEvent
{
    public override Guid SubjectId => ItemIds.Subject(ContentItemId ?? "");
    public override string Name => "content.deleted";
}

internal sealed record ItemUndeleted(string ContentItemId, string ContentType) : PortalEvent
{
    public override Guid SubjectId => ItemIds.Subject(ContentItemId ?? "");
    public override string Name => "content.undeleted";
}

/// <param name="PublishAt">UTC; null when the plan was dropped.</param>
internal sealed record ItemPlanned(string ContentItemId, string ContentType, DateTimeOffset? PublishAt, DateTimeOffset? ArchiveAt) : PortalEvent
{
    public override Guid SubjectId => ItemIds.Subject(ContentItemId ?? "");
    public override string Name => "content.planned";
}
