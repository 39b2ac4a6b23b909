using System.Diagnostics;
using PublicPortal.TestKit;

namespace PublicPortal.UnitTests.Workflows;

/// <summary>Runs the programs of <c>tests/node</c>; what they need is installed once, exactly as the lock file says.</summary>
internal static class NodeTools
{
    private static readonly string Folder = Repository.PathOf("tests/node");
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    public static async Task<string> RunAsync(string script, string argument, string input = "")
    {
        await Installed.Value;
        return await StartAsync("node", [script, argument], input);
    }

    private static async Task InstallAsync()
    {
        var mark = Path.Combine(Folder, "node_modules", ".package-lock.json");
        if (File.Exists(mark) && File.GetLastWriteTimeUtc(mark) >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"))) return;
        await StartAsync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"], "");
    }

    private static async Task<string> StartAsync(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {await error}");
    }
}
