namespace PublicPortal.Files.Checks;

/// <summary>A file as it will be kept: without what the camera wrote into it, and without anything behind its end.</summary>
/// <param name="Width">0 for a PDF.</param>
internal sealed record CleanFile(FileKind Kind, byte[] Content, int Width, int Height);

/// <summary>The bytes do not follow the format: cut off, damaged, or made to deceive. Becomes a refusal, never reaches the edge.</summary>
internal sealed class BrokenFileException(string reason) : Exception(reason);

/// <summary>Reads forward and never past the end.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int Position { get; private set; }
    public readonly int Left => bytes.Length - Position;

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > Left) throw new BrokenFileException("cut off");
        Position += count;
        return bytes.Slice(Position - count, count);
    }

    public byte Byte() => Take(1)[0];
    public readonly int Peek(int ahead = 0) => Position + ahead < bytes.Length ? bytes[Position + ahead] : -1;
    public readonly ReadOnlySpan<byte> Rest => bytes[Position..];
}
