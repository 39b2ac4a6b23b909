using System.Diagnostics;

namespace PublicPortal.PortalTests.Sites;

/// <summary>The command line on a machine where nothing is set up.</summary>
public class CommandLineTests
{
    [Fact]
    public async Task FileVerbs_InProductionWithoutSettings_Run_AndOthersSayWhatIsMissing()
    {
        var folder = Directory.CreateTempSubdirectory("portal-cli-");
        try
        {
            var file = Path.Combine(folder.FullName, "two.pb");
            await File.WriteAllTextAsync(file, "META\nkey;value\ndescription;t\ncountry;CN\nunit;t\ninstance;1\nnum_projects;2\nnum_votes;2\nbudget;10\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost\na;6\nb;5\nVOTES\nvoter_id;vote\n1;a\n2;a\n");
            var (code, output, error) = await RunAsync(folder.FullName, "count", file);
            Assert.True(code == 0, error);
            Assert.Contains("\"a\"", output, StringComparison.Ordinal);
            (code, _, error) = await RunAsync(folder.FullName, "verify", "poll", Path.Combine(folder.FullName, "none.json"));
            Assert.Equal(2, code);
            Assert.DoesNotContain("PublicAddress", error, StringComparison.Ordinal);
            (code, _, error) = await RunAsync(folder.FullName, "import", "dwellings", file);
            Assert.Equal(1, code);
            Assert.NotEqual("", error.Trim());
        }
        finally { folder.Delete(recursive: true); }
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string folder, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PublicPortal.Cli.dll"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["DOTNET_ENVIRONMENT"], start.Environment["Portal__DataPath"]) = ("Production", "Production", folder);
        start.Environment.Remove("Portal__PublicAddress");
        using var run = Process.Start(start)!;
        var (output, error) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        return (run.ExitCode, await output, await error);
    }
}
