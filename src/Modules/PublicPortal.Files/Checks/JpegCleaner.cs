using System.Buffers.Binary;

namespace PublicPortal.Files.Checks;

/// <summary>
/// Keeps what draws the picture. Drops comments and APP1 to APP15 (EXIF with place and device, XMP, thumbnails), writes the
/// orientation back alone, and keeps Adobe's APP14, without which some pictures change colour; it holds nothing personal.
/// </summary>
internal static class JpegCleaner
{
    private const int Sos = 0xDA, Eoi = 0xD9, App0 = 0xE0, App1 = 0xE1, App14 = 0xEE, App15 = 0xEF, Com = 0xFE;

    public static CleanFile Clean(ReadOnlySpan<byte> input)
    {
        var reader = new ByteReader(input);
        reader.Take(2);
        var body = new MemoryStream(input.Length);
        byte[] jfif = [];
        var orientation = 1;
        (int Width, int Height)? size = null;
        var scans = 0;
        while (true)
        {
            if (reader.Byte() != 0xFF) throw new BrokenFileException("no marker where one must be");
            int marker;
            do marker = reader.Byte(); while (marker == 0xFF);   // fill bytes
            if (marker == Eoi) break;                             // what follows is not part of the picture
            if (marker is 0x00 or 0x01 or 0xD8 or (>= 0xD0 and <= 0xD7)) throw new BrokenFileException("a marker in a wrong place");
            var length = BinaryPrimitives.ReadUInt16BigEndian(reader.Take(2));
            if (length < 2) throw new BrokenFileException("a segment without length");
            var segment = reader.Take(length - 2);
            if (marker == App0) { if (jfif.Length == 0) jfif = Jfif(segment); }
            else if (marker == App1) { if (orientation == 1) orientation = ExifOrientation.Read(segment); }
            else if (marker == App14 && segment.Length == 12 && segment.StartsWith("Adobe"u8)) Write(body, marker, segment);
            else if (marker is > App1 and <= App15 or Com) { }
            else
            {
                if (IsFrame(marker)) size = Frame(segment, size);
                Write(body, marker, segment);
                if (marker == Sos)
                {
                    scans++;
                    body.Write(Scan(ref reader));
                }
            }
        }
        if (size is not { } found || scans == 0) throw new BrokenFileException("no picture inside");

        var output = new MemoryStream((int)body.Length + 64);
        output.Write([0xFF, 0xD8]);
        if (jfif.Length > 0) Write(output, App0, jfif);
        if (orientation is >= 2 and <= 8) Write(output, App1, ExifOrientation.Write(orientation));
        body.WriteTo(output);
        output.Write([0xFF, Eoi]);
        return new CleanFile(FileKind.Jpeg, output.ToArray(), found.Width, found.Height);
    }

    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static (int Width, int Height) Frame(ReadOnlySpan<byte> segment, (int, int)? before)
    {
        if (before is not null || segment.Length < 9) throw new BrokenFileException("a wrong frame");
        return (BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]));
    }

    /// <summary>The compressed data of a scan, up to the next marker that ends it.</summary>
    private static ReadOnlySpan<byte> Scan(ref ByteReader reader)
    {
        var rest = reader.Rest;
        var at = 0;
        while (true)
        {
            var next = rest[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= rest.Length) throw new BrokenFileException("cut off in the picture");
            at += next;
            if (rest[at + 1] is 0x00 or (>= 0xD0 and <= 0xD7)) at += 2;   // a stuffed byte, a restart
            else if (rest[at + 1] == 0xFF) at++;
            else return reader.Take(at);
        }
    }

    /// <summary>The JFIF header without its thumbnail; empty for anything else in APP0.</summary>
    private static byte[] Jfif(ReadOnlySpan<byte> segment) =>
        segment.Length >= 14 && segment.StartsWith("JFIF\0"u8) ? [.. segment[..12], 0, 0] : [];

    private static void Write(Stream output, int marker, ReadOnlySpan<byte> segment)
    {
        var length = segment.Length + 2;
        output.Write([0xFF, (byte)marker, (byte)(length >> 8), (byte)length]);
        output.Write(segment);
    }
}
