using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Modules;

namespace PublicPortal.Hosting.Cli;

/// <summary>
/// <c>portal keys rotate</c>: a new data key, everything sealed with it, and all data keys wrapped by the first line of
/// <c>portal.key</c>. The site goes on meanwhile. Blind indexes stay: their key is another one, and what is kept only as an
/// index (numbers of earlier registrations) could not be made anew.
/// </summary>
internal sealed class KeysRotateVerb(IServiceScopeFactory scopes, FieldCipher cipher, Resealer resealer, IReadOnlyList<PortalModule> modules, IEnumerable<ISealedElsewhere> elsewhere, TimeProvider clock) : ICliVerb
{
    private const string SettingName = "keys.rotation", WaitOption = "wait";
    private const int MostRounds = 5;

    /// <summary>Longer than the longest step in which SQLite waits for a lock, so that the site gets its turn.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    /// <param name="Place">The column, or the other store, that was under way; null before the first.</param>
    private sealed record Mark(int Key, string? Place, Guid? After);

    private sealed record Sealed(string Place, int Seen, int Changed);

    public string Words => "keys rotate";
    public string Usage => "[--wait SECONDS] [--json]";
    public string Summary => "Makes a new data key and seals everything anew with it while the site runs; stopped, the same command goes on.";
    public IReadOnlyCollection<string> OptionsWithValue => [WaitOption];

    public async Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        if (arguments.Values.Count > 0 || !int.TryParse(arguments.Option(WaitOption) ?? "6", out var wait) || wait is < 0 or > 600) return CliOutcome.Usage;
        var mark = await ReadAsync(cancel);
        if (mark is not null) output.Note($"Going on with the change to key {mark.Key}.");
        else
        {
            mark = new Mark(await cipher.RotateAsync(cancel), null, null);
            await KeepAsync(mark, cancel);
            output.Note($"Key {mark.Key} is made. Waiting {wait} s until every node seals with it.");
            await Task.Delay(TimeSpan.FromSeconds(wait), clock, cancel);
        }
        await cipher.RewrapAsync(cancel);

        var places = modules.SelectMany(m => m.SealedColumns).Select(c => (c.Name, Chunk: Chunk(c, mark.Key))).Concat(elsewhere.Select(e => (e.Name, Chunk: Chunk(e, mark.Key)))).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        var done = places.ToDictionary(p => p.Name, p => new Sealed(p.Name, 0, 0));
        for (var round = 1; ; round++)
        {
            var changed = 0;
            foreach (var (name, chunk) in places)
            {
                if (mark.Place is { } from && string.CompareOrdinal(name, from) < 0) continue;
                var after = name == mark.Place ? mark.After : null;
                while (await chunk(after, cancel) is { Last: { } last } step)
                {
                    after = last;
                    done[name] = new Sealed(name, done[name].Seen + step.Seen, done[name].Changed + step.Changed);
                    changed += step.Changed;
                    if (step.Changed > 0) await Task.Delay(Pause, clock, cancel);
                }
            }
            var whole = mark.Place is null;
            mark = mark with { Place = null, After = null };
            if (whole && changed == 0) break;   // a round from the start found nothing old
            if (round == MostRounds)
            {
                output.Note("Something still seals with an older key: is a node running that cannot reach the database? Run the command again.");
                return CliOutcome.Refused;
            }
        }
        await ForgetAsync(cancel);
        output.Result(new { key = mark.Key, sealedAnew = done.Values.Where(d => d.Seen > 0), longestCommit = resealer.LongestCommit },
            [.. done.Values.Where(d => d.Changed > 0).Select(d => $"{d.Changed,9} {d.Place}"), $"Everything is sealed with key {mark.Key}; longest commit {resealer.LongestCommit} ms. Older keys stay, for backups."]);
        return CliOutcome.Done;
    }

    private Func<Guid?, CancellationToken, Task<(int Seen, int Changed, Guid? Last)>> Chunk(SealedColumn column, int key) =>
        (after, cancel) => resealer.ChunkAsync(column, after, (db, last) => StoreAsync(db, new Mark(key, column.Name, last)), cancel);

    private Func<Guid?, CancellationToken, Task<(int Seen, int Changed, Guid? Last)>> Chunk(ISealedElsewhere store, int key) => async (after, cancel) =>
    {
        var step = await store.ResealAsync(after, cancel);
        if (step is { Changed: > 0, Last: { } last }) await KeepAsync(new Mark(key, store.Name, last), cancel);
        return step;
    };

    private async Task<Mark?> ReadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<Setting>().AsNoTracking().FirstOrDefaultAsync(s => s.Name == SettingName, cancel);
        return row is null ? null : JsonSerializer.Deserialize<Mark>(row.Value);
    }

    private async Task KeepAsync(Mark mark, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await StoreAsync(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), mark);
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CompleteAsync(cancel);
    }

    private static async Task StoreAsync(PortalDbContext db, Mark mark)
    {
        var row = await db.Set<Setting>().FirstOrDefaultAsync(s => s.Name == SettingName);
        if (row is null) db.Add(row = new Setting { Name = SettingName, Value = "" });
        row.Value = JsonSerializer.Serialize(mark);
    }

    private async Task ForgetAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        await db.BeginWriteAsync(cancel);
        await db.Set<Setting>().Where(s => s.Name == SettingName).ExecuteDeleteAsync(cancel);
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CompleteAsync(cancel);
    }
}
