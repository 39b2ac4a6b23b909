namespace PublicPortal.Residence.Declarations;

/// <summary>A photo of the lease that the person handed in; an official judges it.</summary>
internal sealed class LeasePhoto
{
    public Guid Id { get; init; }
    public Guid DeclarationId { get; init; }
    public Guid FileId { get; init; }
    public DateTimeOffset AddedAt { get; init; }
}
