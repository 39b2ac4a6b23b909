using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PublicPortal.TestKit;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Voting;

/// <summary>The portal as a process of its own over the database of a test, to be killed in the middle of its work.</summary>
internal sealed class KilledSite : IAsyncDisposable
{
    private readonly Process process;

    private KilledSite(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public static async Task<KilledSite> StartAsync(PortalSite site)
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PublicPortal.Web.dll")])
        {
            WorkingDirectory = Repository.PathOf("src/PublicPortal.Web"), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in new (string, string)[]
        {
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("Urls", $"http://localhost:{port}"), ("Portal__PublicAddress", $"http://localhost:{port}"), ("Portal__DataPath", site.DataPath),
            ("Keys__Path", Path.Combine(site.DataPath, "keys")), ("Database__Provider", site.Kind.ToString()), ("ConnectionStrings__Portal", site.ConnectionString), ("Demo__Load", "false"),
        }) start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var said = new System.Collections.Concurrent.ConcurrentQueue<string?>();
        var listening = new TaskCompletionSource();
        process.OutputDataReceived += (_, line) => { said.Enqueue(line.Data); if (line.Data?.Contains("Now listening on", StringComparison.Ordinal) == true) listening.TrySetResult(); };
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The site did not start: " + string.Join('\n', said)));
        process.EnableRaisingEvents = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await listening.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return new KilledSite(process, port);
    }

    /// <summary>Without a warning, as a power cut does; what it has acknowledged must be there.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <returns>The status, or null when the site was killed before it answered.</returns>
    public async Task<int?> SendAsync(byte[] request)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, Port);
            await socket.SendAsync(request);
            var (buffer, read) = (new byte[4096], 0);
            while (read < 12)
            {
                var more = await socket.ReceiveAsync(buffer.AsMemory(read));
                if (more == 0) return null;
                read += more;
            }
            return int.Parse(System.Text.Encoding.ASCII.GetString(buffer, 9, 3), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (SocketException) { return null; }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }
}
