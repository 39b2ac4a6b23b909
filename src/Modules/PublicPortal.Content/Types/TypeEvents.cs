using PublicPortal.Content.Items;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Types;

/// <summary>A type or part was made, changed or deleted.</summary>
internal sealed record DefinitionChanged(string Kind, string Definition, int Number, bool Deleted) : PortalEvent
{
    public override Guid SubjectId => ItemIds.Subject($"{Kind}:{Definition}");
    public override string Name => "content.definition-changed";
}
