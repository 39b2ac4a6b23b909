using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Data.Outbox;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Imports;
using PublicPortal.Hosting.Lists;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residence.Desk;

namespace PublicPortal.Residence.Exports;

internal sealed record ExportMessage(Guid Id);

/// <summary>
/// Makes exports, some parts at a time, so that other messages are not held up. The outbox wakes it at once and again
/// after a crash; a part and the progress are one commit, so that nothing is made twice.
/// </summary>
internal sealed class ExportWorker(WorkRunner runner) : IOutboxHandler
{
    public const string KindName = "residence.export";
    private const int PartsAtOnce = 10;

    public string Kind => KindName;

    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancel)
    {
        var id = JsonSerializer.Deserialize<ExportMessage>(message.Payload)!.Id;
        for (var part = 0; part < PartsAtOnce; part++)
            if (!await MakeAsync(id, cancel)) return;
        await runner.RunAsync("residence.make-export", Channel.Job, (services, _) =>
        {
            ((OutboxQueue)services.GetService(typeof(OutboxQueue))!).Add(KindName, new ExportMessage(id));
            return Task.FromResult(Result.Ok());
        }, cancel: cancel);
    }

    private async Task<bool> MakeAsync(Guid id, CancellationToken cancel) =>
        (await runner.RunAsync("residence.make-export", Channel.Job, (services, process) => ((ExportMaker)services.GetService(typeof(ExportMaker))!).NextPartAsync(id, process, cancel), cancel: cancel)) is { IsOk: true, Value: true };
}

/// <summary>Makes the next part of an export.</summary>
internal sealed class ExportMaker(
    PortalDbContext db, IEnumerable<IExportSource> sources, IAccounts accounts, IFileVault vault, INotifier notifier, IOptions<DeskOptions> options, TimeProvider clock)
{
    private static readonly Refusal Elsewhere = new("residence.export.elsewhere", "另一个节点正在做。", "Another node is making it.");

    /// <returns>True when more parts follow.</returns>
    public async Task<Result<bool>> NextPartAsync(Guid id, Process process, CancellationToken cancel)
    {
        if (await db.Set<Export>().FirstOrDefaultAsync(x => x.Id == id, cancel) is not { IsUnderWay: true } export) return false;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(export.Language);
        var source = sources.First(s => s.List.Name == export.List);
        var scopes = await ScopesAsync(export, source, cancel);
        if (scopes.Count == 0) return await FailAsync(export, "permission-gone", process, cancel);

        var take = Math.Min(options.Value.ExportPartRows, options.Value.MostExportRows - export.Rows);
        var rows = await source.PageAsync(ListView.From(source.List, export.Query), scopes, export.After, take, cancel);
        if (rows.Count > 0 || export.Parts == 0)
        {
            var content = await WriteAsync(export, source, rows);
            var file = await vault.StoreMadeAsync(content, $"{export.List}-{export.Parts}.csv", "text/csv; charset=utf-8", "residence.export", export.Id, process, cancel);
            db.Add(export.AddPart(file, rows.Count, rows.Count > 0 ? rows[^1].Id : null));
        }
        var more = rows.Count == take && export.Rows < options.Value.MostExportRows;
        if (!more)
        {
            export.Finish(clock.GetUtcNow(), options.Value.ExportHours);
            process.Raise(new ExportReady(export.Id, export.Rows));
            await TellAsync(export, "residence.export-ready", cancel);
        }
        try
        {
            if (await db.SaveOrDuplicateAsync(cancel) is not null) return Elsewhere;   // the same part, by another node
        }
        catch (DbUpdateConcurrencyException) { return Elsewhere; }
        return more;
    }

    public async Task<Result<bool>> FailAsync(Export export, string why, Process process, CancellationToken cancel)
    {
        export.Fail(clock.GetUtcNow(), options.Value.ExportHours);
        process.Raise(new ExportFailed(export.Id, why));
        await TellAsync(export, "residence.export-failed", cancel);
        await db.SaveChangesAsync(cancel);
        return false;
    }

    /// <summary>What the official asked for, cut to what they may still see: a right that was taken meanwhile counts.</summary>
    private async Task<List<string>> ScopesAsync(Export export, IExportSource source, CancellationToken cancel)
    {
        var scopes = export.ScopePaths.ToList();
        foreach (var permission in new[] { source.List.Permission, ResidencePermissions.Export })
        {
            var held = (await accounts.StaffWithinAsync(permission, scopes, cancel)).FirstOrDefault(s => s.Account.Id == export.AskedBy)?.Scopes ?? [];
            scopes = ExportScopes.Both(scopes, [.. held]);
            if (scopes.Count == 0) break;
        }
        return scopes;
    }

    /// <summary>The first part has the mark that makes spreadsheets read Chinese, and the titles.</summary>
    private static async Task<ReadOnlyMemory<byte>> WriteAsync(Export export, IExportSource source, IReadOnlyList<ExportRow> rows)
    {
        using var content = new MemoryStream();
        var columns = source.Columns.Where(c => export.ColumnKeys.Contains(c.Key)).ToList();
        await using (var csv = new CsvExport(new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: export.Parts == 0), leaveOpen: true)))
        {
            if (export.Parts == 0) csv.Row(columns.Select(c => c.Title.ToString()));
            foreach (var row in rows) csv.Row(columns.Select(c => row.Cells.GetValueOrDefault(c.Key)));
            await csv.FlushAsync();
        }
        return content.ToArray();
    }

    private Task TellAsync(Export export, string template, CancellationToken cancel) => notifier.NotifyAsync(export.AskedBy, template, new Dictionary<string, string>
    {
        ["rows"] = export.Rows.ToString(CultureInfo.InvariantCulture), ["hours"] = options.Value.ExportHours.ToString(CultureInfo.InvariantCulture),
    }, $"/desk/residence/exports/{export.Id}", cancel);
}

/// <summary>Deletes exports whose time is over, and gives up those that nothing moves any more.</summary>
internal sealed class ExportSweep(WorkRunner runner, TimeProvider clock) : IPortalJob
{
    public string Name => "residence.export-sweep";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public Task RunAsync(CancellationToken cancel) => runner.RunAsync("residence.delete-exports", Channel.Job, async (services, process) =>
    {
        var (db, vault, maker) = ((PortalDbContext)services.GetService(typeof(PortalDbContext))!, (IFileVault)services.GetService(typeof(IFileVault))!, (ExportMaker)services.GetService(typeof(ExportMaker))!);
        var now = clock.GetUtcNow();
        foreach (var export in await db.Set<Export>().Where(x => x.DeleteAt != null && x.State != ExportState.Deleted && x.DeleteAt < now).OrderBy(x => x.DeleteAt).Take(50).ToListAsync(cancel))
            await ExportService.DeleteAsync(export, expired: true, db, vault, process, cancel);
        var stuck = now.AddHours(-12);
        foreach (var export in await db.Set<Export>().Where(x => (x.State == ExportState.Waiting || x.State == ExportState.Running) && x.AskedAt < stuck).Take(50).ToListAsync(cancel))
            await maker.FailAsync(export, "no-progress", process, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }, cancel: cancel);
}
