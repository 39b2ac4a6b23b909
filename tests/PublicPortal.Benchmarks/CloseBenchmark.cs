using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Voting;
using PublicPortal.Voting.Closing;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Benchmarks;

/// <summary>
/// Closing a poll of a whole city on PostgreSQL: fence, count, verdict, committed; beside it the same GROUP BY alone, for
/// secret ballots with the unsealing. Then: how soon the public page says so on every node, and the record with the memory it takes.
/// A small poll is closed before, so that what the first use of the code costs is not in the figures (it is told).
/// There are fewer secret ballots than open ones: each is opened for itself and costs the same, so the ratio is that of a
/// million, and a million would take twenty minutes for each of the two.
/// </summary>
internal static class CloseBenchmark
{
    private const int Chunk = 5000;

    public static async Task RunAsync(Report report, bool quick)
    {
        var (votes, secretVotes) = quick ? (50_000, 50_000) : (1_000_000, 250_000);
        Console.WriteLine($"closing a poll of {votes:N0} open and {secretVotes:N0} secret votes on PostgreSQL");
        await using var site = await BenchSite.StartAsync(onPostgres: true, hears: true);
        await using var node = site.AnotherNode();
        await PollKeepers.MakeAsync(site.Services);

        var first = await CloseOpenAsync([site, node], await OpenPollAsync(site, 100));
        Report.Note($"the first poll of the process, 100 votes: closed in {first.Closed:N2} s, page fresh on both nodes after {first.Fresh * 1000:N0} ms");

        var open = await OpenPollAsync(site, votes);
        List<double> alone = [];
        for (var i = 0; i < 3; i++) alone.Add(await TimeAsync(() => site.InScopeAsync(async s =>
            await s.GetRequiredService<PortalDbContext>().Database.SqlQuery<long>($"select count(*) as \"Value\" from voting_open_ballot where poll_id = {open} group by choice").ToListAsync())));
        var fresh = await CloseOpenAsync([site, node], open);
        Report.Note($"open: closed in {fresh.Closed:N2} s, GROUP BY alone {Report.Median(alone):N2} s, page fresh on both nodes after {fresh.Fresh * 1000:N0} ms");
        report.AtMost($"closing {votes:N0} open votes / the same GROUP BY", fresh.Closed / Report.Median(alone), 1.5);
        report.AtMost("page fresh on every node after the close", fresh.Fresh, 1, "s");
        await RecordAsync(site, open);

        var sealedPoll = await AnnounceAsync(site, secretVotes, secret: true);
        var halves = await PollKeepers.TakeAsync(site.Services, sealedPoll);
        await SealAsync(site, sealedPoll);
        var key = PollKeyShares.Join(Convert.FromHexString(halves[0]), Convert.FromHexString(halves[1]), await KeyOfAsync(site, sealedPoll))!;
        var unsealed = await TimeAsync(() => UnsealAsync(site, sealedPoll, key));
        await PollKeepers.BringAsync(site.Services, sealedPoll, halves);
        var counted = await TimeAsync(async () => { await Electorate.CloseAsync(site.Services, sealedPoll); return 0; });
        Report.Note($"secret: closed in {counted:N1} s, unsealing and counting alone {unsealed:N1} s");
        report.AtMost($"closing {secretVotes:N0} secret votes / unsealing and counting them", counted / unsealed, 1.5);
        await RecordAsync(site, sealedPoll);
    }

    /// <summary>A poll in which everybody has voted.</summary>
    private static async Task<Guid> OpenPollAsync(BenchSite site, int votes)
    {
        var open = await AnnounceAsync(site, votes, secret: false);
        await SqlAsync(site, $"insert into voting_mark (poll_id, member, by) select poll_id, member, 'online' from voting_voter where poll_id = {open}");
        await SqlAsync(site, $"insert into voting_open_ballot (poll_id, member, choice, cast_at) select poll_id, member, case when member < '9' then '{{\"choice\":[\"yes\"]}}' when member < 'e' then '{{\"choice\":[\"no\"]}}' else '{{\"choice\":[\"abstain\"]}}' end, 0 from voting_voter where poll_id = {open}");
        await SqlAsync(site, $"analyze voting_mark");
        await SqlAsync(site, $"analyze voting_open_ballot");
        return open;
    }

    private static Task<(double Closed, double Fresh)> CloseOpenAsync(IReadOnlyList<BenchSite> nodes, Guid open) =>
        FreshAsync(nodes, open, () => TimeAsync(async () => { await Electorate.CloseAsync(nodes[0].Services, open); return 0; }));

    /// <summary>Board and record, written by the job and loaded by somebody; how much memory that takes.</summary>
    private static async Task RecordAsync(BenchSite site, Guid poll)
    {
        var (written, most) = (0.0, 0L);
        var memory = await MemoryAsync(async () => written = await TimeAsync(() => site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<PollCloser>().WriteRecordAsync(poll, default);
            return 0;
        })));
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var loading = 0L;
        var loaded = 0.0;
        loading = await MemoryAsync(async () => loaded = await TimeAsync(async () =>
        {
            await using var stream = await client.GetStreamAsync($"http://127.0.0.1:{site.Port}/polls/{poll}/record.json");
            var buffer = new byte[81920];
            for (int read; (read = await stream.ReadAsync(buffer)) > 0; most += read) hash.AppendData(buffer, 0, read);
            return 0;
        }));
        var row = await site.InScopeAsync(async s => await s.GetRequiredService<PortalDbContext>().Set<Poll>().AsNoTracking().FirstAsync(p => p.Id == poll));
        if (row.RecordBytes != most || row.RecordHash != Convert.ToHexStringLower(hash.GetHashAndReset())) throw new InvalidOperationException("What was loaded is not what was written.");
        Report.Note($"record of {most / 1e6:N0} MB: written in {written:N1} s with at most {memory / 1e6:N0} MB of memory more than before, loaded in {loaded:N1} s with {loading / 1e6:N0} MB");
    }

    /// <summary>The most memory in use while something is done, above that before.</summary>
    private static async Task<long> MemoryAsync(Func<Task> act)
    {
        GC.Collect();
        var (before, most) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var watching = Task.Run(async () =>
        {
            do most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
            while (await look.WaitForNextTickAsync());
        });
        await act();
        look.Dispose();
        await watching;
        return most - before;
    }

    private static Task<Guid> AnnounceAsync(BenchSite site, int members, bool secret)
    {
        var now = TimeProvider.System.GetUtcNow();
        var electors = Enumerable.Range(0, members).Select(i => new Elector(Guid.Empty, Guid.CreateVersion7(), $"成员{i}")).ToList();
        return Electorate.AnnounceAsync(site.Services, Electorate.Motion(electors, now) with { Secret = secret });
    }

    /// <summary>
    /// Every member's sealed ballot and mark, made on all processors. A device makes a fresh key pair for each ballot; here
    /// those of a chunk have one, which is most of the work of sealing, and nothing less for whoever opens them.
    /// </summary>
    private static async Task SealAsync(BenchSite site, Guid poll)
    {
        await SqlAsync(site, $"insert into voting_mark (poll_id, member, by) select poll_id, member, 'online' from voting_voter where poll_id = {poll}");
        var (count, hash, key) = await site.InScopeAsync(async s =>
        {
            var found = await s.GetRequiredService<PortalDbContext>().Set<Poll>().AsNoTracking().FirstAsync(p => p.Id == poll);
            return (found.Members, found.ManifestHash, JsonNode.Parse(found.Manifest)!["pollKey"]!.GetValue<string>());
        });
        var done = 0;
        foreach (var chunk in Enumerable.Range(0, count).Chunk(Chunk))
        {
            var rows = new object?[chunk.Length][];
            var (point, seal) = Exchange(key, hash);
            Parallel.For(0, chunk.Length, i =>
            {
                var opening = SecretBallots.Opening(new JsonObject { ["choice"] = new JsonArray(chunk[i] % 3 == 0 ? "no" : "yes"), ["phrase"] = "", ["r"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) });
                var c = SecretBallots.Commitment(hash, opening);
                rows[i] = [poll, Guid.NewGuid(), c, Seal(point, seal, c, opening)];
            });
            await site.InScopeAsync(async s =>
            {
                var db = s.GetRequiredService<PortalDbContext>();
                await BulkRows.InsertAsync(db, "voting_secret_ballot", ["poll_id", "id", "commitment", "sealed"], BulkRows.Stream(rows), default);
                await s.GetRequiredService<UnitOfWork>().CompleteAsync();
                return 0;
            });
            if ((done += chunk.Length) % 50_000 == 0) Report.Note($"{done:N0} ballots sealed");
        }
        await SqlAsync(site, $"analyze voting_secret_ballot");
    }

    private static (byte[] Point, byte[] Key) Exchange(string pollKey, string manifestHash)
    {
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var poll = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PollKeys.Point(pollKey) });
        return (Convert.FromHexString(PollKeys.Public(once.ExportParameters(includePrivateParameters: false))),
            HKDF.DeriveKey(HashAlgorithmName.SHA256, once.DeriveRawSecretAgreement(poll.PublicKey), 32, Convert.FromHexString(manifestHash), "publicportal-seal/1"u8.ToArray()));
    }

    private static string Seal(byte[] point, byte[] key, string commitment, string opening)
    {
        var plain = new byte[1024];
        plain.AsSpan().Fill((byte)' ');
        CanonicalJson.Bytes(opening).CopyTo(plain, 0);
        var whole = new byte[point.Length + plain.Length + 16];
        point.CopyTo(whole, 0);
        using var gcm = new AesGcm(key, 16);
        gcm.Encrypt(new byte[12], plain, whole.AsSpan(point.Length, plain.Length), whole.AsSpan(point.Length + plain.Length), CanonicalJson.Bytes(commitment));
        return Convert.ToHexStringLower(whole);
    }

    /// <summary>What cannot be spared: reading the ballots, opening each, adding up.</summary>
    private static Task<int> UnsealAsync(BenchSite site, Guid poll, byte[] key) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        var hash = await db.Set<Poll>().Where(p => p.Id == poll).Select(p => p.ManifestHash).FirstAsync();
        var (counted, last) = (new Dictionary<string, int>(), "");
        while (true)
        {
            var piece = await db.Set<SecretBallot>().AsNoTracking().Where(b => b.PollId == poll && string.Compare(b.Commitment, last) > 0).OrderBy(b => b.Commitment).Take(Chunk).Select(b => new { b.Commitment, b.Sealed }).ToListAsync();
            if (piece.Count == 0) return counted.Values.Sum();
            last = piece[^1].Commitment;
            var choices = new string[piece.Count];
            Parallel.For(0, piece.Count, () => PollKeyShares.Open(key)!, (i, _, own) =>
            {
                choices[i] = JsonNode.Parse(SecretBallots.Open(own, hash, piece[i].Commitment, piece[i].Sealed)!)!["choice"]!.ToJsonString();
                return own;
            }, own => own.Dispose());
            foreach (var choice in choices) counted[choice] = counted.GetValueOrDefault(choice) + 1;
        }
    });

    private static Task<string> KeyOfAsync(BenchSite site, Guid poll) => site.InScopeAsync(async s =>
        JsonNode.Parse(await s.GetRequiredService<PortalDbContext>().Set<Poll>().Where(p => p.Id == poll).Select(p => p.Manifest).FirstAsync())!["pollKey"]!.GetValue<string>());

    /// <summary>Closes, and asks every node for the page until it shows the result.</summary>
    private static async Task<(double Closed, double Fresh)> FreshAsync(IReadOnlyList<BenchSite> nodes, Guid poll, Func<Task<double>> close)
    {
        using var client = new HttpClient();
        foreach (var node in nodes) await client.GetStringAsync($"http://127.0.0.1:{node.Port}/polls/{poll}");   // kept in memory as it was
        var closed = await close();
        var started = Stopwatch.GetTimestamp();
        foreach (var node in nodes)
            while (!(await client.GetStringAsync($"http://127.0.0.1:{node.Port}/polls/{poll}")).Contains("class=\"bars\"", StringComparison.Ordinal))
                if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(30)) throw new InvalidOperationException("The page never came.");
        return (closed, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private static async Task<double> TimeAsync<T>(Func<Task<T>> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static Task<int> SqlAsync(BenchSite site, FormattableString sql) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        return await db.Database.ExecuteSqlAsync(sql);
    });
}
