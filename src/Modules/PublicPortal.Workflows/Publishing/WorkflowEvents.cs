using PublicPortal.Kernel;

namespace PublicPortal.Workflows.Publishing;

/// <param name="Code">The workflow; events are about the version.</param>
internal sealed record WorkflowPublished(Guid VersionId, string Code, int Number, string Hash, Guid? AuthorAccountId) : PortalEvent
{
    public override Guid SubjectId => VersionId;
    public override string Name => "workflows.published";
}

internal sealed record DraftSubmitted(string Code, Guid AuthorAccountId) : PortalEvent
{
    public override Guid SubjectId => AuthorAccountId;
    public override string Name => "workflows.draft-submitted";
}
