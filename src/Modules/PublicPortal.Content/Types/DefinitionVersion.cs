namespace PublicPortal.Content.Types;

internal enum DefinitionKind { Type, Part }

/// <summary>One version of a type or part, as JSON in Orchard's shape. The current one counts; older ones are kept.</summary>
internal sealed class DefinitionVersion
{
    public Guid Id { get; init; }
    public DefinitionKind Kind { get; init; }
    public required string Name { get; init; }
    public int Number { get; init; }
    public required string Json { get; init; }

    /// <summary>None is current when the definition was deleted.</summary>
    public bool IsCurrent { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public Guid? AccountId { get; init; }
}
