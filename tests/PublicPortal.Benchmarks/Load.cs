using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PublicPortal.Benchmarks;

/// <summary>
/// Clients that each send their next request when the last is answered. Raw sockets: an HTTP client would use as much of the
/// two cores as the site.
/// </summary>
internal static class Load
{
    /// <param name="Seconds">From the first request to the last answer.</param>
    public sealed record Outcome(int Requests, double Seconds, IReadOnlyList<double> Milliseconds)
    {
        /// <summary>How often each status was answered.</summary>
        public IReadOnlyDictionary<string, int> Statuses { get; init; } = new Dictionary<string, int>();
        public double PerSecond => Requests / Seconds;
    }

    /// <param name="expect">What each answer must start with after <c>HTTP/1.1 </c>; nothing if any will do.</param>
    /// <param name="otherPort">Another node: every second client talks to it.</param>
    /// <exception cref="InvalidOperationException">An answer was another one: the run is worth nothing.</exception>
    public static async Task<Outcome> RunAsync(int port, IReadOnlyList<byte[]> requests, int clients, string expect, int? otherPort = null)
    {
        var statuses = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        var next = -1;
        var times = new double[requests.Count];
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Math.Min(clients, requests.Count)).Select(c => Task.Run(async () =>
        {
            using var client = await Client.ConnectAsync(otherPort is { } other && c % 2 == 1 ? other : port);
            for (var i = Interlocked.Increment(ref next); i < requests.Count; i = Interlocked.Increment(ref next))
            {
                var sent = Stopwatch.GetTimestamp();
                statuses.AddOrUpdate(await client.SendAsync(requests[i], expect), 1, (_, n) => n + 1);
                times[i] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
            }
        })));
        return new Outcome(requests.Count, Stopwatch.GetElapsedTime(started).TotalSeconds, times) { Statuses = statuses };
    }

    /// <summary>One reader at an even pace until stopped.</summary>
    public static async Task<List<double>> BrowseAsync(int port, byte[] request, TimeSpan pace, CancellationToken stop)
    {
        using var client = await Client.ConnectAsync(port);
        var times = new List<double>();
        using var timer = new PeriodicTimer(pace);
        do
        {
            var sent = Stopwatch.GetTimestamp();
            await client.SendAsync(request, "200");
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
        while (!stop.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None));
        return times;
    }

    private sealed class Client(Socket socket) : IDisposable
    {
        private readonly byte[] buffer = new byte[256 * 1024];

        public static async Task<Client> ConnectAsync(int port)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return new Client(socket);
        }

        /// <returns>The status.</returns>
        public async Task<string> SendAsync(byte[] request, string expect)
        {
            await socket.SendAsync(request);
            var read = 0;
            while (!IsWhole(buffer.AsSpan(0, read)))
            {
                var more = await socket.ReceiveAsync(buffer.AsMemory(read));
                if (more == 0) throw new InvalidOperationException("The site hung up.");
                read += more;
            }
            if (!buffer.AsSpan(9).StartsWith(Encoding.ASCII.GetBytes(expect)))
                throw new InvalidOperationException($"Expected {expect}, got: {Encoding.UTF8.GetString(buffer, 0, Math.Min(read, 3000))}");
            return Encoding.ASCII.GetString(buffer, 9, 3);
        }

        private static bool IsWhole(ReadOnlySpan<byte> answer)
        {
            var end = answer.IndexOf("\r\n\r\n"u8);
            if (end < 0) return false;
            var head = answer[..end];
            if (head.IndexOf("Transfer-Encoding: chunked"u8) >= 0) return answer.EndsWith("\r\n0\r\n\r\n"u8);
            var length = head.IndexOf("Content-Length: "u8);
            if (length < 0) return true;
            var digits = head[(length + 16)..];
            var stop = digits.IndexOf((byte)'\r');
            return answer.Length >= end + 4 + int.Parse(stop < 0 ? digits : digits[..stop], System.Globalization.CultureInfo.InvariantCulture);
        }

        public void Dispose() => socket.Dispose();
    }
}
