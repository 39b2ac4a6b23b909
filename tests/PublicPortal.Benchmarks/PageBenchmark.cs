using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PublicPortal.Benchmarks;

/// <summary>
/// A public page from memory beside a bare Kestrel that sends the same headers and bytes; answered by 304 beside the same;
/// and rendered each time beside an endpoint that asks the database once and sends prebuilt bytes. Turn about, one process:
/// many short turns, each pair beginning with the other one, because a busy machine changes its pace within seconds.
/// <para>
/// Rendered each time means: the page's bytes are not kept. Each rendering reads the item from the database, by one query, and goes
/// through routing, page model, Razor layout, checks and hashing. Kept is what changes by publishing alone, as on a site that
/// runs: the types, the worked-out body, meta lines and article of this version of the item, and head, tabs and foot of the layout.
/// </para>
/// </summary>
internal static partial class PageBenchmark
{
    private const int Rounds = 15, Clients = 64, WarmUp = 15;
    private const string Compressed = "Accept-Encoding: gzip, deflate, br";

    public static async Task RunAsync(Report report, bool quick)
    {
        var seconds = quick ? 1 : 2;
        Console.WriteLine($"public pages, {Clients} connections, {Rounds} rounds of {seconds} s, client: {(Wrk is null ? "this process" : "wrk")}");
        await using (var site = await BenchSite.StartAsync(onPostgres: false))
        {
            var path = await PublicPagesOf(site);
            var (head, body) = await FetchAsync(site.Port, path, Compressed);
            await using var bare = await BareAsync(head, body, null);
            Report.Note($"{path}: {body.Length:N0} bytes compressed");
            var etag = head.Single(h => h.Name == "ETag").Value;
            var cached = await RatiosAsync(seconds, (site.Port, path, [Compressed]), (Port(bare), path, [Compressed]));
            report.AtLeast("public page from memory / bare Kestrel with the same bytes", cached, 0.85);
            // Compressed, a notice fits into one packet: there a 304 saves the reader's line, and the site nothing.
            var same = await RatiosAsync(seconds, (site.Port, path, [Compressed, $"If-None-Match: {etag}"]), (Port(bare), path, [Compressed]));
            Report.Note($"304 / bare Kestrel with the compressed bytes: {same:0.00}");
            var (plainHead, plain) = await FetchAsync(site.Port, path);
            await using var whole = await BareAsync(plainHead, plain, null);
            var plainTag = plainHead.Single(h => h.Name == "ETag").Value;
            report.AtLeast($"304 / bare Kestrel with the page's {plain.Length:N0} bytes", await RatiosAsync(seconds, (site.Port, path, [$"If-None-Match: {plainTag}"]), (Port(whole), path, [])), 1.2);
        }
        foreach (var onPostgres in new[] { false, true })
        {
            await using var site = await BenchSite.StartAsync(onPostgres, new() { ["PublicPages:MostMegabytes"] = "0" });
            var path = await PublicPagesOf(site);
            var (head, body) = await FetchAsync(site.Port, path);
            await using var raw = await BareAsync(head, body, Query(site, path.TrimStart('/')));
            var rendered = await RatiosAsync(seconds, (site.Port, path, []), (Port(raw), path, []));
            report.AtLeast($"page rendered each time on {(onPostgres ? "PostgreSQL" : "SQLite")} / one query and prebuilt bytes", rendered, 0.5);
        }
    }

    /// <summary>A notice of ordinary length, published.</summary>
    private static Task<string> PublicPagesOf(BenchSite site) => Notices.PublishAsync(site);

    private static async Task<double> RatiosAsync(int seconds, (int Port, string Path, string[] Headers) one, (int Port, string Path, string[] Headers) other)
    {
        await PerSecondAsync(one, WarmUp);   // until the code is compiled as it will stay
        await PerSecondAsync(other, WarmUp / 3);
        List<(double One, double Other)> turns = [];
        for (var round = 0; round < Rounds; round++)
        {
            var (before, after) = round % 2 == 0 ? (one, other) : (other, one);
            var (first, second) = (await PerSecondAsync(before, seconds), await PerSecondAsync(after, seconds));
            turns.Add(round % 2 == 0 ? (first, second) : (second, first));
        }
        Report.Note($"{Report.Median(turns.Select(t => t.One)):N0}/s beside {Report.Median(turns.Select(t => t.Other)):N0}/s; from {turns.Min(t => t.One / t.Other):0.00} to {turns.Max(t => t.One / t.Other):0.00}");
        return Report.Median(turns.Select(t => t.One / t.Other));
    }

    private static async Task<double> PerSecondAsync((int Port, string Path, string[] Headers) target, int seconds)
    {
        if (Wrk is null)
        {
            var request = Encoding.ASCII.GetBytes($"GET {target.Path} HTTP/1.1\r\nHost: localhost:{target.Port}\r\n{string.Concat(target.Headers.Select(h => h + "\r\n"))}\r\n");
            return (await Load.RunAsync(target.Port, [.. Enumerable.Repeat(request, seconds * 4000)], Clients, target.Headers.Any(h => h.StartsWith("If-None", StringComparison.Ordinal)) ? "304" : "200")).PerSecond;
        }
        var start = new ProcessStartInfo(Wrk, ["-t1", $"-c{Clients}", $"-d{seconds}s", .. target.Headers.SelectMany(h => new[] { "-H", h }), $"http://127.0.0.1:{target.Port}{target.Path}"]) { RedirectStandardOutput = true };
        using var run = Process.Start(start)!;
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) && !target.Headers.Any(h => h.StartsWith("If-None", StringComparison.Ordinal)))
            throw new InvalidOperationException($"Not all answers were good: {output}");
        return double.Parse(PerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static string? Wrk { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "wrk")).FirstOrDefault(File.Exists);

    private static async Task<(List<(string Name, string Value)> Head, byte[] Body)> FetchAsync(int port, string path, params string[] headers)
    {
        using var client = new HttpClient();
        HttpResponseMessage answer = null!;
        for (var i = 0; i < 2; i++)   // the second comes from memory
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}{path}");
            foreach (var header in headers) request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
            answer = await client.SendAsync(request);
        }
        var head = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Server" or "Content-Length" or "Transfer-Encoding")).Select(h => (h.Key, string.Join(", ", h.Value))).ToList();
        return (head, await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
    }

    /// <summary>Kestrel with nothing but the answer.</summary>
    private static async Task<WebApplication> BareAsync(List<(string Name, string Value)> head, byte[] body, Func<Task>? before)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async http =>
        {
            if (before is not null) await before();
            foreach (var (name, value) in head) http.Response.Headers[name] = value;
            http.Response.ContentLength = body.Length;
            await http.Response.Body.WriteAsync(body);
        });
        await app.StartAsync();
        return app;
    }

    private static int Port(WebApplication app) => new Uri(app.Urls.First()).Port;

    /// <summary>The one query without which there is no page.</summary>
    private static Func<Task> Query(BenchSite site, string address)
    {
        const string sql = "select * from content_item where published and address = @address";
        if (!site.OnPostgres)
            return async () =>
            {
                await using var connection = new SqliteConnection(site.ConnectionString);
                await connection.OpenAsync();
                await using var command = new SqliteCommand(sql, connection);
                command.Parameters.AddWithValue("@address", address);
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync()) _ = reader["content"];
            };
        var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(site.ConnectionString) { MaxAutoPrepare = 100 }.ConnectionString).Build();
        return async () =>
        {
            await using var command = source.CreateCommand(sql);
            command.Parameters.AddWithValue("address", address);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) _ = reader["content"];
        };
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();
}
