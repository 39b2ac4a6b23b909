using PublicPortal.Kernel;

namespace PublicPortal.Files.Checks;

/// <summary>Text, or something else that was called .csv: a workbook, a picture, a program.</summary>
internal static class CsvCheck
{
    private static readonly byte[] Utf16 = [0xFF, 0xFE], Utf16Big = [0xFE, 0xFF], OldWorkbook = [0xD0, 0xCF, 0x11, 0xE0];

    public static Result<CleanFile> Run(ReadOnlySpan<byte> content, FilePurpose purpose)
    {
        if (content.IsEmpty) return FilesRefusals.Empty;
        if (content.Length > purpose.MostBytes) return FilesRefusals.TooLarge.With(purpose.MostBytes / (1024 * 1024));
        if (content.StartsWith("PK"u8) || content.StartsWith(OldWorkbook) || Signature.Of(content) is not null) return FilesRefusals.NotCsv;
        if (content.Contains((byte)0) && !content.StartsWith(Utf16) && !content.StartsWith(Utf16Big)) return FilesRefusals.NotCsv;
        return new CleanFile(FileKind.Csv, content.ToArray(), 0, 0);
    }
}
