using System.Security.Cryptography;
using System.Text;

namespace PublicPortal.Hosting.Imports;

/// <summary>How a file is written. Files come from Excel in GBK as well as UTF-8, and nobody says which.</summary>
/// <param name="Hash">SHA-256 of the content: tells whether an import that goes on reads the same file.</param>
internal sealed record CsvEncoding(Encoding Encoding, string Name, long Length, string Hash)
{
    /// <summary>Bytes at the beginning that are a mark of another encoding: UTF-8's mark in front of GBK text, as some programs write it.</summary>
    public int Skip { get; private init; }

    /// <summary>Reads the file once. Not UTF-8 means GB18030, unless it is UTF-8 with a few damaged places: then those rows are refused, not the whole file misread.</summary>
    public static async Task<CsvEncoding> DetectAsync(Stream stream, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        byte[]? start = null;
        var (kept, length, valid, invalid) = (0, 0L, 0L, 0L);
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(kept), cancel);
            hash.AppendData(buffer, kept, read);
            length += read;
            start ??= buffer[..Math.Min(read, 3)];
            var rest = Count(buffer.AsSpan(0, kept + read), last: read == 0, ref valid, ref invalid);
            if (read == 0) break;
            buffer.AsSpan(kept + read - rest, rest).CopyTo(buffer);
            kept = rest;
        }
        var isMarked = start is [0xEF, 0xBB, 0xBF];
        var isGbkBehindMark = isMarked && invalid > 0 && valid - 1 <= 2 * invalid;   // the mark itself counts as one character
        var (encoding, name) = start switch
        {
            _ when isGbkBehindMark => (CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!, "GB18030"),
            [0xEF, 0xBB, 0xBF] => (Encoding.UTF8, "UTF-8"),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, "UTF-16"),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, "UTF-16"),
            _ when invalid == 0 || valid > 2 * invalid => (Encoding.UTF8, "UTF-8"),
            _ => (CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!, "GB18030"),
        };
        return new CsvEncoding(encoding, name, length, Convert.ToHexString(hash.GetHashAndReset())) { Skip = isGbkBehindMark ? 3 : 0 };
    }

    /// <summary>Counts multi-byte characters that are UTF-8 and places that are not. In GBK text the second are the more.</summary>
    /// <returns>How many bytes at the end belong to a character that is not whole yet.</returns>
    private static int Count(ReadOnlySpan<byte> bytes, bool last, ref long valid, ref long invalid)
    {
        while (true)
        {
            var next = bytes.IndexOfAnyExceptInRange((byte)0, (byte)127);
            if (next < 0) return 0;
            bytes = bytes[next..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var consumed);
            if (status == System.Buffers.OperationStatus.NeedMoreData && !last) return bytes.Length;
            if (status == System.Buffers.OperationStatus.Done) valid++;
            else invalid++;
            bytes = bytes[consumed..];
        }
    }
}
