using System.Text;
using PublicPortal.Hosting.Imports;

namespace PublicPortal.UnitTests.Imports;

/// <summary>Files as offices send them.</summary>
public sealed class CsvSourceTests : IDisposable
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;
    private readonly string path = Path.Combine(Path.GetTempPath(), $"csv-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(path);

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "gbk", "utf-16"];

    [Theory, MemberData(nameof(Encodings))]
    public async Task Rows_InAnyUsualEncoding_AreRead(string name)
    {
        Encoding encoding = name switch { "gbk" => Gbk, "utf-16" => Encoding.Unicode, "utf-8" => new UTF8Encoding(false), _ => new UTF8Encoding(true) };
        // Longer than the buffers, and shifted by one byte a row, so that characters fall across every boundary.
        var rows = Enumerable.Range(0, 9000).Select(i => $"{new string('x', i % 7)},和乐花园镕{i}");
        await File.WriteAllBytesAsync(path, [.. encoding.GetPreamble(), .. encoding.GetBytes("code,name\r\n" + string.Join("\r\n", rows))], Cancel);

        using var source = await OpenAsync();
        var read = source.Rows().ToList();
        Assert.Equal(9000, read.Count);
        Assert.All(read, (row, i) => Assert.Equal((i + 2, $"和乐花园镕{i}", null as string), (row.Line, row["name"], row.Defect?.Code)));
    }

    [Fact]
    public async Task Rows_OneDamagedPlaceInUtf8_RefusesThatRowAndMisreadsNoOther()
    {
        await File.WriteAllBytesAsync(path, [.. "code,name\n1,和乐花园\n2,"u8, 0xE5, 0x92, 0x2E, .. "\n3,清溪路\n"u8], Cancel);
        using var source = await OpenAsync();
        var rows = source.Rows().ToList();
        Assert.Equal([null, "imports.row.encoding", null], rows.Select(r => r.Defect?.Code));
        Assert.Equal("name", rows[1].Defect!.Field);
        Assert.Equal(["和乐花园", "清溪路"], [rows[0]["name"], rows[2]["name"]]);
    }

    [Fact]
    public async Task Rows_QuoteNeverClosed_CostsItsOwnLineOnly()
    {
        await WriteAsync("code,name", "1,\"sound, with comma\"", "2,\"never closed", "3,three", "4,5\" pipe", "5,\"two \"\"quotes\"\"\"", "", "6,\"a\nb\"", "7,last");
        using var source = await OpenAsync();
        var rows = source.Rows().ToList();
        Assert.Equal([2, 3, 4, 5, 6, 8, 10], rows.Select(r => r.Line));
        Assert.Equal([null, "imports.row.quotes", null, "imports.row.quotes", null, "imports.row.control-character", null], rows.Select(r => r.Defect?.Code));
        Assert.Equal(["sound, with comma", "three", "two \"quotes\"", "last"], rows.Where(r => r.Defect is null).Select(r => r["name"]));
        Assert.Equal("2,\"never closed", Assert.Single(rows[1].Cells));
    }

    [Fact]
    public async Task Rows_TwoStrayQuotesWithGoodRowsBetween_KeepsTheGoodRows()
    {
        await WriteAsync("code,name", "1,\"open", "2,good", "3,\"open too", "4,good");
        using var source = await OpenAsync();
        Assert.Equal(["2", "4"], source.Rows().Where(r => r.Defect is null).Select(r => r["code"]));
    }

    [Fact]
    public async Task Rows_WrongNumberOfCells_AreRefusedWithBothNumbers()
    {
        await WriteAsync("code,name", "1", "2,b,c");
        using var source = await OpenAsync();
        var rows = source.Rows().ToList();
        Assert.All(rows, r => Assert.Equal("imports.row.column-count", r.Defect!.Code));
        Assert.Contains("3", rows[1].Defect!.Text.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name , CODE")]
    [InlineData("\"name\",\"code\"")]
    public async Task Open_ColumnsInAnotherOrderOrCase_Reads(string header)
    {
        await WriteAsync(header, "甲,1");
        using var source = await OpenAsync();
        Assert.Equal("1", source.Rows().Single()["code"]);
    }

    [Theory]
    [InlineData("code;name", "imports.header.wrong")]
    [InlineData("code", "imports.header.wrong")]
    [InlineData("code,name,extra", "imports.header.wrong")]
    [InlineData("code,name,code", "imports.header.wrong")]
    [InlineData("", "imports.file.empty")]
    [InlineData("code,\"name", "imports.header.wrong")]
    public async Task Open_WrongHeader_IsRefused(string header, string code)
    {
        await WriteAsync(header);
        var result = await CsvSource.OpenAsync(path, ["code", "name"], Cancel);
        Assert.Equal(code, Assert.Single(result.Refusals).Code);
        Assert.Contains("code,name", result.Refusals[0].Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NoSuchFile_IsRefused() =>
        Assert.Equal("imports.file.missing", (await CsvSource.OpenAsync(path + ".no", ["code"], Cancel)).Refusals[0].Code);

    [Fact]
    public async Task Rejects_Corrected_CanBeImportedAgain()
    {
        await WriteAsync("code,name", "1,=SUM(A1)", "2,\"open");
        var rejectsPath = RejectsFile.PathFor(path);
        using (var source = await OpenAsync())
        await using (var rejects = new RejectsFile(rejectsPath, source.Header))
        {
            await rejects.StartAsync(0);
            Assert.False(File.Exists(rejectsPath));
            await rejects.WriteAsync(source.Rows().Select(r => (r, r.Defect ?? new("x.y", "不行", "No", "name"))));
        }
        var text = await File.ReadAllLinesAsync(rejectsPath, Cancel);
        Assert.Equal("line,column,reason,reason_en,code,name", text[0]);
        Assert.Equal("2,name,不行,No,1,'=SUM(A1)", text[1]);
        Assert.StartsWith("3,,", text[2], StringComparison.Ordinal);

        await File.WriteAllLinesAsync(rejectsPath, text[..2], Cancel);
        using var again = (await CsvSource.OpenAsync(rejectsPath, ["code", "name"], Cancel)).Value;
        Assert.Equal("=SUM(A1)", again.Rows().Single()["name"]);
        File.Delete(rejectsPath);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    [InlineData("'quoted", "'quoted")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Guard_CellLikeAFormula_IsText(string? cell, string written)
    {
        Assert.Equal(written, CsvExport.Guard(cell));
        Assert.Equal(cell ?? "", CsvExport.Unguard(written));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private Task WriteAsync(params string[] lines) => File.WriteAllTextAsync(path, string.Join('\n', lines), Cancel);
    private async Task<CsvSource> OpenAsync() => (await CsvSource.OpenAsync(path, ["code", "name"], Cancel)).Value;
}
