using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Imports;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Imports;

/// <summary>The machinery under every import, tried with settings as rows.</summary>
public class CsvImporterTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Run_StoppedInTheMiddle_GoesOnWhereItWasAndKeepsTheRefusals(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        using var file = new TestFile(Enumerable.Range(1, 400).Select(i => i % 100 == 7 ? $"bad {i},x" : $"k{i},{i}"));
        using var stop = new CancellationTokenSource();
        var first = new SettingImport("stop") { OnChunk = n => { if (n == 3) stop.Cancel(); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(site, first, file.Path, stop.Token));
        var before = await CountAsync(site, "stop.");
        Assert.InRange(before, 1, 395);

        var second = new SettingImport("stop");
        var summary = (await RunAsync(site, second, file.Path, Cancel)).Value;
        Assert.True(summary.ResumedAfterLine > 1);
        Assert.DoesNotContain("k1", second.Seen);
        Assert.Equal((400, 396, 4), (summary.Rows, summary.Added, summary.Refused));
        Assert.Equal(396, await CountAsync(site, "stop."));
        var rejects = await File.ReadAllLinesAsync(summary.Rejects!, Cancel);
        Assert.Equal(["line", "8", "108", "208", "308"], rejects.Select(l => l.Split(',')[0].Trim('\uFEFF')));

        var third = (await RunAsync(site, new SettingImport("stop"), file.Path, Cancel)).Value;
        Assert.Equal((0, 0, 396), (third.ResumedAfterLine, third.Added, third.Unchanged));
    }

    [Theory, BothDatabases]
    public async Task Run_RowThatTheDatabaseRefuses_FailsAlone(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        using var file = new TestFile(Enumerable.Range(1, 40).Select(i => i == 23 ? "poison,1" : $"k{i},{i}"));
        var summary = (await RunAsync(site, new SettingImport("poison") { Poison = "poison" }, file.Path, Cancel)).Value;
        Assert.Equal((39, 1), (summary.Added, summary.Refused));
        Assert.Equal(39, await CountAsync(site, "poison."));
        Assert.Contains("24,,", (await File.ReadAllLinesAsync(summary.Rejects!, Cancel))[1], StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Run_CleanFile_LeavesNoRejectsNoMarkAndOneEventAChunk(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        using var file = new TestFile(Enumerable.Range(1, 300).Select(i => $"k{i},{i}"));
        await File.WriteAllTextAsync(RejectsFile.PathFor(file.Path), "from yesterday", Cancel);
        var summary = (await RunAsync(site, new SettingImport("clean"), file.Path, Cancel)).Value;
        Assert.Null(summary.Rejects);
        Assert.False(File.Exists(RejectsFile.PathFor(file.Path)));
        Assert.Equal(0, await CountAsync(site, "import.clean"));
        var events = await site.InScopeAsync(s => s.GetRequiredService<IEventHistory>().LatestAsync(0, 200, Cancel));
        Assert.Equal(summary.Chunks, events.Count(e => e.Name == "hosting.rows-imported" && e.Payload.Contains("\"clean\"", StringComparison.Ordinal)));
    }

    [Theory, BothDatabases]
    public async Task Run_WhileTheSiteWrites_LetsItsWritesThrough(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        using var file = new TestFile(Enumerable.Range(1, 1500).Select(i => $"k{i},{i}"));
        var import = RunAsync(site, new SettingImport("busy"), file.Path, Cancel);
        var writes = 0;
        while (!import.IsCompleted)
        {
            await site.InScopeAsync(async s =>
            {
                var db = s.GetRequiredService<PortalDbContext>();
                db.Add(new Setting { Name = $"meanwhile.{writes++}", Value = "1" });
                await s.GetRequiredService<UnitOfWork>().CompleteAsync(Cancel);
                return 0;
            });
        }
        var summary = (await import).Value;
        Assert.Equal(1500, summary.Added);
        Assert.True(writes >= summary.Chunks / 2, $"{writes} writes during {summary.Chunks} chunks");
    }

    private static Task<Result<ImportSummary>> RunAsync(PortalSite site, SettingImport import, string path, CancellationToken cancel) =>
        site.Services.GetRequiredService<CsvImporter>().RunAsync(import, path, _ => { }, cancel: cancel);

    private static Task<int> CountAsync(PortalSite site, string prefix) =>
        site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Setting>().CountAsync(x => x.Name.StartsWith(prefix), Cancel));

    private sealed class TestFile : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("import-");

        public TestFile(IEnumerable<string> rows) => File.WriteAllLines(Path, rows.Prepend("key,value"));

        public string Path => System.IO.Path.Combine(folder.FullName, "rows.csv");
        public void Dispose() => folder.Delete(recursive: true);
    }

    private sealed class SettingImport(string name) : CsvImport<(string Key, int Value)>
    {
        private int chunks;

        public Action<int> OnChunk { get; init; } = _ => { };
        public string? Poison { get; init; }
        public List<string> Seen { get; } = [];
        public override string Name => name;
        public override IReadOnlyList<string> Columns => ["key", "value"];

        public override Result<(string Key, int Value)> Read(CsvRow row) => int.TryParse(row["value"], out var value)
            ? (row["key"], value) : new Refusal("test.value", "不是数字", "Not a number", "value");

        public override async Task ApplyAsync(ImportChunk<(string Key, int Value)> chunk, CancellationToken cancel)
        {
            var keys = chunk.Rows.Select(r => $"{name}.{r.Value.Key}").ToArray();
            var known = await chunk.Db.Set<Setting>().Where(s => keys.Contains(s.Name)).ToDictionaryAsync(s => s.Name, cancel);
            foreach (var row in chunk.Rows)
            {
                Seen.Add(row.Value.Key);
                if (known.ContainsKey($"{name}.{row.Value.Key}")) { chunk.Unchanged++; continue; }
                chunk.Db.Add(new Setting { Name = $"{name}.{row.Value.Key}", Value = row.Value.Key == Poison ? null! : "1" });
                chunk.Added++;
            }
            OnChunk(++chunks);
        }
    }
}
