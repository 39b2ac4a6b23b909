using System.Text;
using PublicPortal.Files;
using PublicPortal.Files.Checks;

namespace PublicPortal.UnitTests.Files;

public class FileCheckTests
{
    private static string? CodeOf(byte[] content, FilePurpose? purpose = null) => FileCheck.Run(content, purpose ?? new()).Refusals.Select(r => r.Code).SingleOrDefault();

    [Fact]
    public void Run_ByContent_TellsTheKind()
    {
        Assert.Equal(FileKind.Jpeg, FileCheck.Run(Samples.Jpeg(), new()).Value.Kind);
        Assert.Equal(FileKind.Png, FileCheck.Run(Samples.Png(), new()).Value.Kind);
        Assert.Equal(FileKind.WebP, FileCheck.Run(Samples.WebP(Samples.Vp8()), new()).Value.Kind);
        Assert.Equal(FileKind.Pdf, FileCheck.Run(Samples.Pdf(), new()).Value.Kind);
    }

    [Fact]
    public void Run_WhatIsNotTaken_IsRefusedByName()
    {
        Assert.Equal("files.empty", CodeOf([]));
        Assert.Equal("files.unknown-kind", CodeOf("<html><script>alert(1)</script>"u8.ToArray()));
        Assert.Equal("files.unknown-kind", CodeOf("GIF89a"u8.ToArray()));
        Assert.Equal("files.unknown-kind", CodeOf([.. "\n\n"u8, .. Samples.Pdf()]));
        Assert.Equal("files.heic", CodeOf([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0]));
        Assert.Equal("files.heic", CodeOf([0, 0, 0, 24, .. "ftypavif"u8, 0, 0, 0, 0]));
        Assert.Equal("files.not-a-picture", CodeOf(Samples.Pdf(), new() { PicturesOnly = true }));
        Assert.Equal("files.broken", CodeOf([0xFF, 0xD8, 0xFF]));
    }

    [Fact]
    public void Run_TooLarge_NamesTheLimit()
    {
        var refusal = Assert.Single(FileCheck.Run(new byte[FilePurpose.Most + 1], new()).Refusals);
        Assert.Equal("files.too-large", refusal.Code);
        Assert.Contains("10 MB", refusal.Text.Zh, StringComparison.Ordinal);
        Assert.Contains("10 MB", refusal.Text.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, 200, null), InlineData(199, 4000, "files.too-small"), InlineData(4000, 199, "files.too-small"), InlineData(0, 0, "files.too-small")]
    [InlineData(12000, 12000, null), InlineData(12001, 300, "files.too-many-pixels"), InlineData(300, 65000, "files.too-many-pixels")]
    public void Run_Dimensions_AreLimited(int width, int height, string? refused) => Assert.Equal(refused, CodeOf(Samples.Jpeg(width, height)));

    [Theory]
    [InlineData("<< /S /JavaScript /JS (app.alert(1)) >>"), InlineData("<< /S /J#61vaScript >>"), InlineData("<< /S /Launch /F (cmd.exe) >>")]
    [InlineData("<< /Names << /EmbeddedFiles 3 0 R >> >>"), InlineData("<< /AcroForm << /XFA 3 0 R >> >>"), InlineData("<</JS(x)>>")]
    public void Pdf_ThatActs_IsRefused(string objects)
    {
        Assert.Equal("files.pdf-active", CodeOf(Samples.Pdf($"4 0 obj\n{objects}\nendobj")));
        Assert.Equal("files.pdf-active", CodeOf(Samples.PdfWithObjectStream("4 0 " + objects)));
    }

    [Fact]
    public void Pdf_Locked_IsRefused() => Assert.Equal("files.pdf-locked", CodeOf(Samples.Pdf("trailer << /Encrypt 5 0 R >>")));

    [Fact]
    public void Pdf_Harmless_IsKeptAsItIs()
    {
        var pdf = Samples.PdfWithObjectStream("4 0 << /Type /Page /JSomething 1 >>");
        Assert.Equal(pdf, FileCheck.Run(pdf, new()).Value.Content);
        Assert.Equal(pdf, FileCheck.Run([.. pdf, .. "PK\u0003\u0004"u8], new()).Value.Content);
        Assert.Null(CodeOf(Samples.Pdf("4 0 obj\n<< /Length 6 >>\nstream\n\u0001/JS\u0002\u0003\nendstream\nendobj")));   // chance, in a scan's bytes
    }

    [Fact]
    public void Pdf_Broken_IsRefused()
    {
        Assert.Equal("files.broken", CodeOf("%PDF-1.7\n1 0 obj"u8.ToArray()));
        Assert.Equal("files.broken", CodeOf(Samples.Pdf("3 0 obj << /Type /ObjStm >>\nstream\nnot compressed\nendstream")));
        Assert.Equal("files.broken", CodeOf(Samples.PdfWithObjectStream(new string('a', 41 * 1024 * 1024))));
    }

    [Theory]
    [InlineData("租约.jpg", "租约.jpg"), InlineData("C:\\Users\\me\\scan.JPEG", "scan.jpg"), InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("photo.png", "photo.jpg"), InlineData("evil.jpg.exe", "evil.jpg.jpg"), InlineData("", "照片.jpg"), InlineData(null, "照片.jpg"), InlineData(".htaccess", "照片.jpg")]
    [InlineData("a\u202Egpj.exe", "agpj.jpg"), InlineData("a\r\nb\0.jpg", "ab.jpg"), InlineData("\"<x>\".jpg", "x.jpg"), InlineData("𠮷野.jpg", "𠮷野.jpg")]
    public void Name_Given_IsMadeSafe(string? given, string expected) => Assert.Equal(expected, FileName.Clean(given, FileKind.Jpeg));

    [Fact]
    public void Name_OfAnyLength_StaysShort()
    {
        Assert.Equal(new string('长', 80) + ".pdf", FileName.Clean(new string('长', 65_000) + ".pdf", FileKind.Pdf));
        Assert.Equal("文件.pdf", FileName.Clean("a" + new StringBuilder().Insert(0, "\u0301", 65_000) + ".pdf", FileKind.Pdf));
        Assert.Equal("文件.pdf", FileName.Clean("\uD842.pdf", FileKind.Pdf));
    }
}
