using PublicPortal.Kernel;

namespace PublicPortal.Files.Storage;

internal sealed record FileStored(Guid FileId, Guid OwnerSubjectId, string Purpose, string ContentType, int Size) : PortalEvent
{
    public override Guid SubjectId => FileId;
    public override string Name => "files.stored";
}

/// <param name="Expired">Its time was over, rather than somebody's wish.</param>
internal sealed record FileDeleted(Guid FileId, Guid OwnerSubjectId, string Purpose, bool Expired) : PortalEvent
{
    public override Guid SubjectId => FileId;
    public override string Name => "files.deleted";
}
