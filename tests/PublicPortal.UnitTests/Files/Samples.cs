using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using PublicPortal.Files.Checks;

namespace PublicPortal.UnitTests.Files;

/// <summary>Files made by hand, byte by byte.</summary>
internal static class Samples
{
    public const string Secret = "GPS 22.54N 114.05E";

    public static byte[] Jpeg(int width = 800, int height = 600, params byte[][] segments) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 72, 0, 72, 2, 1, 1, 2, 3, 4, 5, 6]),
        .. segments.SelectMany(s => s),
        .. Segment(0xDB, new byte[65]),
        .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xC4, new byte[19]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56,
        .. Segment(0xC4, new byte[19]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x77,   // a second scan, as progressive pictures have
        0xFF, 0xD9,
    ];

    public static byte[] Segment(int marker, ReadOnlySpan<byte> body) => [0xFF, (byte)marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    /// <summary>EXIF with an orientation and something that must not survive.</summary>
    public static byte[] Exif(int orientation, bool little)
    {
        byte[] U16(int v) => little ? [(byte)v, (byte)(v >> 8)] : [(byte)(v >> 8), (byte)v];
        byte[] U32(int v) => little ? [.. U16(v), 0, 0] : [0, 0, .. U16(v)];
        return Segment(0xE1,
        [
            .. "Exif\0\0"u8, .. little ? "II"u8 : "MM"u8, .. U16(42), .. U32(8),
            .. U16(2), .. U16(0x010F), .. U16(2), .. U32(4), .. "Hua\0"u8, .. U16(0x0112), .. U16(3), .. U32(1), .. U16(orientation), 0, 0,
            .. U32(0), .. Encoding.ASCII.GetBytes(Secret),
        ]);
    }

    public static byte[] Png(int width = 300, int height = 200, params byte[][] chunks) =>
    [
        .. PngCleaner.Signature, .. PngHead(width, height), .. chunks.SelectMany(c => c),
        .. Chunk("IDAT", [0x78, 0x9C, 1, 2, 3]), .. Chunk("IEND", []),
    ];

    public static byte[] PngHead(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        return Chunk("IHDR", head);
    }

    public static byte[] Chunk(string name, ReadOnlySpan<byte> body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. body];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), PngCleaner.Crc(named));
        return chunk;
    }

    public static byte[] WebP(params byte[][] chunks)
    {
        byte[] body = [.. "WEBP"u8, .. chunks.SelectMany(c => c)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
    }

    public static byte[] RiffChunk(string name, params byte[] body) =>
        [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(body.Length), .. body, .. body.Length % 2 == 1 ? new byte[1] : []];

    public static byte[] Vp8(int width = 640, int height = 480) =>
        RiffChunk("VP8 ", 0, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 9);

    public static byte[] Vp8X(byte flags, int width = 640, int height = 480) =>
        RiffChunk("VP8X", flags, 0, 0, 0, (byte)(width - 1), (byte)((width - 1) >> 8), 0, (byte)(height - 1), (byte)((height - 1) >> 8), 0);

    public static byte[] Vp8L(int width, int height) => RiffChunk("VP8L", [0x2F, .. BitConverter.GetBytes((uint)((width - 1) | ((height - 1) << 14))), 9]);

    public static byte[] Pdf(string objects = "") => Encoding.Latin1.GetBytes(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" + objects + "\nxref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");

    /// <summary>An object stream, as every newer program writes them: what it holds is compressed.</summary>
    public static byte[] PdfWithObjectStream(string inside)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(Encoding.Latin1.GetBytes(inside));
        return Pdf($"3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {compressed.Length} >>\nstream\n{Encoding.Latin1.GetString(compressed.ToArray())}\nendstream\nendobj");
    }
}
