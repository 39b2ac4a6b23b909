using System.Buffers.Binary;

namespace PublicPortal.Files.Checks;

/// <summary>Keeps the chunks that draw the picture; texts, times, EXIF, animation and everything unknown go.</summary>
internal static class PngCleaner
{
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs"];
    private static readonly uint[] Table = MakeTable();

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static CleanFile Clean(ReadOnlySpan<byte> input)
    {
        var reader = new ByteReader(input);
        var output = new MemoryStream(input.Length);
        output.Write(reader.Take(Signature.Length));
        (int Width, int Height)? size = null;
        var data = false;
        while (true)
        {
            var start = reader.Position;
            var length = BinaryPrimitives.ReadUInt32BigEndian(reader.Take(4));
            if (length > int.MaxValue) throw new BrokenFileException("a chunk too long");
            var name = reader.Take(4);
            var body = reader.Take((int)length);
            if (BinaryPrimitives.ReadUInt32BigEndian(reader.Take(4)) != Crc(input.Slice(start + 4, (int)length + 4))) throw new BrokenFileException("damaged");
            var type = System.Text.Encoding.Latin1.GetString(name);
            if (size is null != (type == "IHDR")) throw new BrokenFileException("the header is not the first chunk");
            if (type == "IHDR") size = Header(body);
            if (type == "IDAT") data = true;
            if (Kept.Contains(type)) output.Write(input[start..reader.Position]);
            else if (char.IsAsciiLetterUpper(type[0])) throw new BrokenFileException("an unknown part that is needed to draw the picture");
            if (type == "IEND") break;   // what follows is not part of the picture
        }
        if (!data) throw new BrokenFileException("no picture inside");
        return new CleanFile(FileKind.Png, output.ToArray(), size!.Value.Width, size.Value.Height);
    }

    private static (int Width, int Height) Header(ReadOnlySpan<byte> body)
    {
        if (body.Length != 13) throw new BrokenFileException("a wrong header");
        var width = BinaryPrimitives.ReadUInt32BigEndian(body);
        var height = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        if (width > int.MaxValue || height > int.MaxValue) throw new BrokenFileException("a wrong size");
        return ((int)width, (int)height);
    }

    /// <summary>CRC-32 of ISO 3309, as PNG prescribes it.</summary>
    internal static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes) crc = Table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            table[n] = c;
        }
        return table;
    }
}
