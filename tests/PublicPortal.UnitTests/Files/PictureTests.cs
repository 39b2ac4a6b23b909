using System.Text;
using PublicPortal.Files.Checks;

namespace PublicPortal.UnitTests.Files;

public class PictureTests
{
    private static bool Holds(byte[] content, string text) => content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Jpeg_WithExif_KeepsOrientationAlone(bool little)
    {
        var clean = JpegCleaner.Clean(Samples.Jpeg(800, 600, Samples.Exif(6, little), Samples.Segment(0xED, "Photoshop"u8), Samples.Segment(0xFE, "a comment"u8)));
        Assert.Equal((800, 600), (clean.Width, clean.Height));
        Assert.False(Holds(clean.Content, Samples.Secret));
        Assert.False(Holds(clean.Content, "Hua"));
        Assert.False(Holds(clean.Content, "Photoshop"));
        Assert.False(Holds(clean.Content, "a comment"));
        var exif = clean.Content.AsSpan(clean.Content.AsSpan().IndexOf("Exif"u8));
        Assert.Equal(6, ExifOrientation.Read(exif[..32]));
    }

    [Fact]
    public void Jpeg_Upright_HasNoExifAndNoThumbnail()
    {
        var clean = JpegCleaner.Clean(Samples.Jpeg(800, 600, Samples.Exif(1, little: true)));
        Assert.False(Holds(clean.Content, "Exif"));
        Assert.Equal<byte>([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 72, 0, 72, 0, 0, 0xFF, 0xDB], clean.Content[..22]);
    }

    [Fact]
    public void Jpeg_Cleaned_IsTheSameAgain()
    {
        var once = JpegCleaner.Clean(Samples.Jpeg(800, 600, Samples.Exif(8, little: false), Samples.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1])));
        Assert.True(Holds(once.Content, "Adobe"));
        Assert.Equal(once.Content, JpegCleaner.Clean(once.Content).Content);
    }

    [Fact]
    public void Jpeg_WithArchiveBehindIt_IsCutAtItsEnd()
    {
        var jpeg = Samples.Jpeg();
        Assert.Equal(JpegCleaner.Clean(jpeg).Content, JpegCleaner.Clean([.. jpeg, .. "PK\u0003\u0004 <script>"u8]).Content);
    }

    /// <summary>No length of any format may do anything but be refused.</summary>
    [Fact]
    public void Picture_CutOffAnywhere_IsBroken()
    {
        Func<byte[], CleanFile>[] clean = [b => JpegCleaner.Clean(b), b => PngCleaner.Clean(b), b => WebPCleaner.Clean(b)];
        byte[][] whole = [Samples.Jpeg(800, 600, Samples.Exif(3, little: true)), Samples.Png(), Samples.WebP(Samples.Vp8X(0), Samples.Vp8())];
        for (var i = 0; i < whole.Length; i++)
            for (var length = 0; length < whole[i].Length; length++)
                Assert.Throws<BrokenFileException>(() => clean[i](whole[i][..length]));
    }

    /// <summary>A changed byte may give another picture, but never an exception of another kind.</summary>
    [Fact]
    public void Picture_WithAnyByteChanged_IsCleanOrBroken()
    {
        foreach (var whole in new[] { Samples.Jpeg(800, 600, Samples.Exif(3, little: true)), Samples.Png(), Samples.WebP(Samples.Vp8X(0), Samples.Vp8()) })
            for (var at = 0; at < whole.Length; at++)
                foreach (var value in new byte[] { 0, 0x7F, 0xFF })
                {
                    var changed = (byte[])whole.Clone();
                    changed[at] = value;
                    _ = FileCheck.Run(changed, new());
                }
    }

    [Fact]
    public void Png_WithTextTimeAndAnimation_KeepsThePictureAlone()
    {
        var clean = PngCleaner.Clean(Samples.Png(300, 200, Samples.Chunk("tEXt", Encoding.ASCII.GetBytes(Samples.Secret)), Samples.Chunk("iTXt", "x"u8), Samples.Chunk("zTXt", "x"u8),
            Samples.Chunk("eXIf", "II"u8), Samples.Chunk("tIME", "2026"u8), Samples.Chunk("acTL", "12345678"u8), Samples.Chunk("gAMA", [0, 0, 0xB1, 0x8F])));
        Assert.Equal((300, 200), (clean.Width, clean.Height));
        Assert.Equal(Samples.Png(300, 200, Samples.Chunk("gAMA", [0, 0, 0xB1, 0x8F])), clean.Content);
    }

    [Fact]
    public void Png_WithTrailingBytes_IsCutAtItsEnd() => Assert.Equal(Samples.Png(), PngCleaner.Clean([.. Samples.Png(), .. "%PDF-1.7"u8]).Content);

    [Fact]
    public void Png_Damaged_IsBroken()
    {
        var png = Samples.Png();
        png[^15] ^= 1;   // in the picture's data
        Assert.Throws<BrokenFileException>(() => PngCleaner.Clean(png));
        Assert.Throws<BrokenFileException>(() => PngCleaner.Clean(Samples.Png(300, 200, Samples.Chunk("ABCD", "x"u8))));
        Assert.Throws<BrokenFileException>(() => PngCleaner.Clean([.. PngCleaner.Signature, .. Samples.PngHead(300, 200), .. Samples.Chunk("IEND", [])]));
    }

    [Fact]
    public void WebP_WithExifAndXmp_KeepsThePictureAlone()
    {
        var clean = WebPCleaner.Clean(Samples.WebP(Samples.Vp8X(0x1C | 0x20), Samples.RiffChunk("ICCP", 1), Samples.RiffChunk("ALPH", 1, 2, 3), Samples.Vp8(),
            Samples.RiffChunk("EXIF", Encoding.ASCII.GetBytes(Samples.Secret)), Samples.RiffChunk("XMP ", 1)));
        Assert.Equal(Samples.WebP(Samples.Vp8X(0x10), Samples.RiffChunk("ALPH", 1, 2, 3), Samples.Vp8()), clean.Content);
        Assert.Equal((640, 480), (clean.Width, clean.Height));
    }

    [Fact]
    public void WebP_OddOnes_AreRefused()
    {
        Assert.Throws<BrokenFileException>(() => WebPCleaner.Clean(Samples.WebP(Samples.Vp8X(0x02), Samples.Vp8())));               // moving
        Assert.Throws<BrokenFileException>(() => WebPCleaner.Clean(Samples.WebP(Samples.Vp8X(0), Samples.Vp8(6000, 6000))));        // says small, is large
        Assert.Throws<BrokenFileException>(() => WebPCleaner.Clean(Samples.WebP(Samples.RiffChunk("EXIF", 1))));
        var clean = WebPCleaner.Clean(Samples.WebP(Samples.Vp8L(1000, 300)));
        Assert.Equal((1000, 300), (clean.Width, clean.Height));
    }
}
