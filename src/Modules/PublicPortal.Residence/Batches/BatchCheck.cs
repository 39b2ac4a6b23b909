using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Imports;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Batches;

/// <summary>Reads a table row by row, without asking anything about the people in it: form, double rows, dwellings.</summary>
internal sealed class BatchCheck(
    IFileVault vault, FieldCipher cipher, DeclareForService service, DeclarableDwellings dwellings, WorkRunner runner, IOptions<ResidenceOptions> options, TimeProvider clock)
{
    private const int Chunk = 500;

    public async Task RunAsync(Batch batch, CancellationToken cancel)
    {
        if (await vault.OpenAsync(batch.FileId, cancel) is not { } file) { await CannotReadAsync(batch.Id, BatchRefusals.FileMissing.Text, cancel); return; }
        var columns = BatchColumns.Chinese;
        var opened = await CsvSource.OpenAsync(new MemoryStream(file.Content), columns, cancel);
        if (opened.IsRefused && (await CsvSource.OpenAsync(new MemoryStream(file.Content), BatchColumns.English, cancel)) is { IsOk: true } english) (opened, columns) = (english, BatchColumns.English);
        if (opened.IsRefused) { await CannotReadAsync(batch.Id, opened.Refusals[0].Text, cancel); return; }
        using var source = opened.Value;
        var by = new Declarant(DeclarantKind.Organisation, batch.AccountId, batch.OrganisationId);
        var rooms = (await dwellings.OfAsync(by, cancel)).ToDictionary(d => d.Code);
        var rows = new List<BatchRow>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in source.Rows())
        {
            if (rows.Count == options.Value.MostBatchRows) { await CannotReadAsync(batch.Id, BatchRefusals.TooManyRows.With(options.Value.MostBatchRows).Text, cancel); return; }
            rows.Add(Read(batch.Id, row, columns, rooms, seen));
        }
        if (rows.Count == 0) { await CannotReadAsync(batch.Id, BatchRefusals.NoRows.Text, cancel); return; }
        await WriteAsync(async own =>
        {
            await own.BeginWriteAsync(cancel);
            await own.Set<BatchRow>().Where(r => r.BatchId == batch.Id).ExecuteDeleteAsync(cancel);   // what a stopped run had written
        }, cancel);
        foreach (var chunk in rows.Chunk(Chunk)) await WriteAsync(own => { own.AddRange(chunk); return Task.CompletedTask; }, cancel);
        var good = rows.Count(r => r.State == BatchRowState.Good);
        await runner.RunAsync("residence.check-batch", Channel.Job, async (services, process) =>
        {
            var own = services.GetRequiredService<PortalDbContext>();
            (await own.Set<Batch>().FirstAsync(b => b.Id == batch.Id, cancel)).Found(source.EncodingName, rows.Count, good);
            process.Raise(new BatchChecked(batch.Id, rows.Count, good));
            return Result.Ok();
        }, batch.AccountId, cancel: cancel);
    }

    private BatchRow Read(Guid batchId, CsvRow row, IReadOnlyList<string> columns, Dictionary<string, Places.Contracts.DwellingInfo> rooms, Dictionary<string, int> seen)
    {
        var id = Ids.New(clock);
        var cells = row.Defect is not null && row.Cells.Count != columns.Count ? [.. row.Cells] : BatchColumns.Cells(row, columns);
        var (refusal, name, code) = Judge(row, cells, rooms, seen);
        return new BatchRow
        {
            Id = id, BatchId = batchId, Line = row.Line, Cells = cipher.Seal(BatchRow.CellsColumn, id, JsonSerializer.Serialize(cells)),
            MaskedName = name is null ? null : Masking.Name(name), DwellingCode = code, State = refusal is null ? BatchRowState.Good : BatchRowState.Bad,
            Column = refusal is null ? null : refusal.Field is { } field ? BatchColumns.ColumnOf(field, columns) is { Length: > 0 } ours ? ours : Cut(field, 60) : "", ReasonZh = Cut(refusal?.Text.Zh, 300), ReasonEn = Cut(refusal?.Text.En, 300),
        };
    }

    private (Refusal? Refusal, string? Name, string? Code) Judge(CsvRow row, string[] cells, Dictionary<string, Places.Contracts.DwellingInfo> rooms, Dictionary<string, int> seen)
    {
        if (row.Defect is { } defect) return (defect, null, null);
        var typed = BatchColumns.Read(cells);
        if (typed.IsRefused) return (typed.Refusals[0], null, null);
        var read = service.Read(typed.Value.Person);
        if (read.IsRefused) return (read.Refusals[0], null, null);
        var document = read.Value.Typed.Document;
        if (!seen.TryAdd($"{document.Type}|{document.Number}", row.Line)) return (BatchRefusals.Twice.With(seen[$"{document.Type}|{document.Number}"]).At("Number"), read.Value.Typed.Name, null);
        if (!rooms.ContainsKey(typed.Value.DwellingCode)) return (BatchRefusals.Dwelling.At("Dwelling"), read.Value.Typed.Name, null);
        return (null, read.Value.Typed.Name, typed.Value.DwellingCode);
    }

    /// <summary>Short commits: a running site goes on writing between them.</summary>
    private Task WriteAsync(Func<PortalDbContext, Task> write, CancellationToken cancel) => runner.RunAsync("residence.check-batch", Channel.Job, async (services, _) =>
    {
        await write(services.GetRequiredService<PortalDbContext>());
        return Result.Ok();
    }, cancel: cancel);

    private Task CannotReadAsync(Guid batchId, LocalizedText why, CancellationToken cancel) => runner.RunAsync("residence.check-batch", Channel.Job, async (services, process) =>
    {
        var own = services.GetRequiredService<PortalDbContext>();
        (await own.Set<Batch>().FirstAsync(b => b.Id == batchId, cancel)).CannotRead(new LocalizedText(Cut(why.Zh, 300)!, Cut(why.En, 300)!), clock.GetUtcNow());
        process.Raise(new BatchChecked(batchId, 0, 0));
        return Result.Ok();
    }, cancel: cancel);

    private static string? Cut(string? text, int most) => text is null || text.Length <= most ? text : text[..most];
}
