using PublicPortal.Kernel;

namespace PublicPortal.Files.Checks;

/// <summary>From the bytes that came to the file that is kept, or to the reason why it is not.</summary>
internal static class FileCheck
{
    public const int LongestSide = 12_000, ShortestSide = 200;

    public static Result<CleanFile> Run(ReadOnlySpan<byte> content, FilePurpose purpose)
    {
        if (content.IsEmpty) return FilesRefusals.Empty;
        if (content.Length > purpose.MostBytes) return FilesRefusals.TooLarge.With(purpose.MostBytes / (1024 * 1024));
        if (Signature.IsHeic(content)) return FilesRefusals.Heic;
        if (Signature.Of(content) is not { } kind) return purpose.PicturesOnly ? FilesRefusals.NotAPicture : FilesRefusals.UnknownKind;
        if (kind == FileKind.Pdf && purpose.PicturesOnly) return FilesRefusals.NotAPicture;
        try
        {
            if (kind == FileKind.Pdf) return PdfCheck.Clean(content);
            var clean = kind switch
            {
                FileKind.Jpeg => JpegCleaner.Clean(content),
                FileKind.Png => PngCleaner.Clean(content),
                _ => WebPCleaner.Clean(content),
            };
            if (Math.Min(clean.Width, clean.Height) < ShortestSide) return FilesRefusals.TooSmall.With(ShortestSide);
            if (Math.Max(clean.Width, clean.Height) > LongestSide) return FilesRefusals.TooManyPixels.With(LongestSide);
            return clean;
        }
        catch (BrokenFileException) { return FilesRefusals.Broken; }
    }
}
