namespace PublicPortal.Data.Fields;

public enum FieldKeyPurpose { Seal, Index }

/// <summary>A data key, wrapped by the key file. New values use the newest; older ones open what they sealed.</summary>
public sealed class FieldKey
{
    public int Id { get; set; }
    public FieldKeyPurpose Purpose { get; set; }
    public required byte[] Wrapped { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
