using System.Buffers.Binary;

namespace PublicPortal.Files.Checks;

/// <summary>Which way up a photo is: the one thing of EXIF that is kept, since without it photos lie on their side.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112, Short = 3;
    private static ReadOnlySpan<byte> Head => "Exif\0\0"u8;

    /// <returns>1 to 8; 1 (upright) also where it cannot be read, as a damaged note must not cost the photo.</returns>
    public static int Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith(Head)) return 1;
        var tiff = segment[Head.Length..];
        if (tiff.Length < 8) return 1;
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8)) return 1;
        var first = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first < 8 || first > tiff.Length - 2) return 1;
        var at = (int)first;
        var entries = U16(tiff[at..], little);
        for (at += 2; entries > 0 && at + 12 <= tiff.Length; entries--, at += 12)
        {
            var entry = tiff.Slice(at, 12);
            if (U16(entry, little) != Tag || U16(entry[2..], little) != Short) continue;
            var value = U16(entry[8..], little);
            return value is >= 1 and <= 8 ? value : 1;
        }
        return 1;
    }

    /// <summary>A segment with this tag and nothing else.</summary>
    public static byte[] Write(int orientation) =>
    [
        .. Head, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1, Tag >> 8, Tag & 0xFF, 0, (byte)Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort U16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
