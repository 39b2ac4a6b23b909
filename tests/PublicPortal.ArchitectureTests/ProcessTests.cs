using PublicPortal.ArchitectureTests.Rules;
using PublicPortal.TestKit;

namespace PublicPortal.ArchitectureTests;

/// <summary><c>docs/processes.md</c> tells what the code does. When it does not, the failure says which lines to add or to take away.</summary>
public class ProcessTests
{
    /// <summary>The house's own: they take the name from those who call them.</summary>
    private static readonly string[] PassedOn = ["src/PublicPortal.Hosting/Work/WorkRunner.cs", "src/PublicPortal.Hosting/Work/PortalPageModel.cs", "src/PublicPortal.Hosting/Imports/ChunkWriter.cs"];

    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/processes.md"));
    private static readonly SourceFile[] Sources = [.. SourceRules.Find("src")];

    private static readonly DeclaredEvent[] Events =
        [.. Portal.Modules.Select(m => m.GetType().Assembly).Append(typeof(Hosting.Modules.PortalModule).Assembly).Distinct().SelectMany(ProcessRules.Events).DistinctBy(e => e.Name).OrderBy(e => e.Name, StringComparer.Ordinal)];

    [Fact]
    public void Each_process_has_its_line()
    {
        var real = Sources.SelectMany(ProcessRules.Processes).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(real.Count > 50);
        var told = ProcessRules.DocumentedProcesses(Page);
        var missing = real.Except(told).Select(p => $"| `{p}` | who begins it | its events, or – |").ToList();
        var gone = told.Except(real).Select(p => $"`{p}`").ToList();
        Assert.True(missing.Count == 0, "Add to the table of processes in docs/processes.md:\n" + string.Join('\n', missing));
        Assert.True(gone.Count == 0, "No code starts these processes; take them out of docs/processes.md: " + string.Join(", ", gone));
        Assert.Equal(told.Count, told.Distinct().Count());
    }

    [Fact]
    public void Each_event_has_its_line()
    {
        Assert.True(Events.Length > 50);
        var told = ProcessRules.DocumentedEvents(Page);
        var real = Events.Select(e => e.Line).ToList();
        var missing = real.Except(told).ToList();
        var gone = told.Except(real).ToList();
        Assert.True(missing.Count == 0 && gone.Count == 0,
            (missing.Count == 0 ? "" : "Add to the table of events in docs/processes.md:\n" + string.Join('\n', missing) + "\n")
            + (gone.Count == 0 ? "" : "Take out of the table of events in docs/processes.md:\n" + string.Join('\n', gone)));
    }

    [Fact]
    public void Processes_name_real_events()
    {
        var unknown = ProcessRules.Unknown(Page, Events.Select(e => e.Name).ToHashSet()).ToList();
        Assert.True(unknown.Count == 0, "docs/processes.md: " + string.Join(' ', unknown));
    }

    [Fact]
    public void No_process_has_a_name_that_this_test_cannot_see() =>
        Assert.Empty(Sources.Where(f => !PassedOn.Contains(f.Path)).SelectMany(ProcessRules.Unseen));

    [Theory]
    [InlineData("StartProcess(\"a.one\")", "a.one")]
    [InlineData("StartProcess(yes ? \"a.one\" : \"a.two\")", "a.one a.two")]
    [InlineData("await runner.RunAsync<Result<int>>(\"a.one\", Channel.Job, act)", "a.one")]
    [InlineData("FilterActAsync(\"a.one\", \"done\", act);", "a.one")]
    [InlineData("ActAsync(process => service.DoAsync(Id, process), \"a.one\", cancel);", "a.one")]
    [InlineData("StartProcess($\"a.{Act}-thing\", reason)", "a.*-thing")]
    [InlineData("class X : CsvImport<Y> { public override string Name => \"a.import-x\"; }", "a.import-x")]
    public void A_process_is_found(string text, string names) => Assert.Equal(names, string.Join(' ', ProcessRules.Processes(new SourceFile("x.cs", text))));

    [Fact]
    public void A_hidden_name_is_found() => Assert.Single(ProcessRules.Unseen(new SourceFile("x.cs", "var name = Read(); StartProcess(name);")));
}
