namespace PublicPortal.Files.Checks;

internal enum FileKind { Jpeg, Png, WebP, Pdf, Csv }

internal static class FileKinds
{
    public static string ContentType(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.WebP => "image/webp",
        FileKind.Csv => "text/csv",
        _ => "application/pdf",
    };

    public static string Extension(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => ".jpg",
        FileKind.Png => ".png",
        FileKind.WebP => ".webp",
        FileKind.Csv => ".csv",
        _ => ".pdf",
    };
}

/// <summary>What a file is, by its first bytes; what browser and name say counts for nothing.</summary>
internal static class Signature
{
    public static FileKind? Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return FileKind.Jpeg;
        if (content.StartsWith(PngCleaner.Signature)) return FileKind.Png;
        if (content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8)) return FileKind.WebP;
        if (content.StartsWith("%PDF-"u8)) return FileKind.Pdf;
        return null;
    }

    /// <summary>HEIC and AVIF: photos that many phones and browsers cannot show.</summary>
    public static bool IsHeic(ReadOnlySpan<byte> content)
    {
        if (content.Length < 12 || !content[4..].StartsWith("ftyp"u8)) return false;
        var brand = content[8..12];
        return brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) || brand.StartsWith("avi"u8);
    }
}
