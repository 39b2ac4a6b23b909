using System.Buffers.Binary;

namespace PublicPortal.Files.Checks;

/// <summary>Keeps the picture and its transparency; EXIF, XMP, profiles and everything unknown go. Moving pictures are refused.</summary>
internal static class WebPCleaner
{
    private const byte AnimationFlag = 0x02, AlphaFlag = 0x10;

    public static CleanFile Clean(ReadOnlySpan<byte> input)
    {
        var whole = new ByteReader(input);
        whole.Take(4);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(whole.Take(4));
        if (length < 4 || length > int.MaxValue) throw new BrokenFileException("a wrong length");
        var reader = new ByteReader(whole.Take((int)length));   // what follows is not part of the picture
        reader.Take(4);
        var output = new MemoryStream(input.Length);
        output.Write("RIFF\0\0\0\0WEBP"u8);
        (int Width, int Height)? canvas = null, picture = null;
        while (reader.Left > 0)
        {
            var name = reader.Take(4);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(reader.Take(4));
            if (size > int.MaxValue) throw new BrokenFileException("a chunk too long");
            var body = reader.Take((int)size);
            if (size % 2 == 1 && reader.Left > 0) reader.Take(1);
            if (name.SequenceEqual("VP8X"u8))
            {
                if (body.Length != 10 || (body[0] & AnimationFlag) != 0 || canvas is not null || picture is not null) throw new BrokenFileException("a wrong header");
                canvas = (U24(body[4..]) + 1, U24(body[7..]) + 1);
                Write(output, name, [(byte)(body[0] & AlphaFlag), .. body[1..]]);
            }
            else if (name.SequenceEqual("VP8 "u8) || name.SequenceEqual("VP8L"u8))
            {
                if (picture is not null) throw new BrokenFileException("two pictures");
                picture = name[3] == 'L' ? Lossless(body) : Lossy(body);
                Write(output, name, body);
            }
            else if (name.SequenceEqual("ALPH"u8) && canvas is not null && picture is null) Write(output, name, body);
        }
        if (picture is not { } found || (canvas is not null && canvas != found)) throw new BrokenFileException("no picture inside");
        var content = output.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), content.Length - 8);
        return new CleanFile(FileKind.WebP, content, found.Width, found.Height);
    }

    private static (int, int) Lossy(ReadOnlySpan<byte> body) =>
        body.Length >= 10 && (body[0] & 1) == 0 && body[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? (BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF)
            : throw new BrokenFileException("a wrong picture");

    private static (int, int) Lossless(ReadOnlySpan<byte> body)
    {
        if (body.Length < 5 || body[0] != 0x2F) throw new BrokenFileException("a wrong picture");
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
        return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
    }

    private static int U24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static void Write(Stream output, ReadOnlySpan<byte> name, ReadOnlySpan<byte> body)
    {
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, body.Length);
        output.Write(name);
        output.Write(size);
        output.Write(body);
        if (body.Length % 2 == 1) output.WriteByte(0);
    }
}
