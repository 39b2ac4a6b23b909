using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Batches;

/// <summary>Declares the good rows of a table, some in each transaction; a row that is refused stays out and comes back.</summary>
internal sealed class BatchDeclare(
    PortalDbContext db, FieldCipher cipher, DeclareForService reader, DeclareForForms forms, DeclarableDwellings dwellings, IOrganisations organisations, WorkRunner runner, TimeProvider clock, ILogger<BatchDeclare> log)
{
    private const int Together = 20;

    private sealed record Ready(BatchRow Row, ReadPerson Person, DwellingInfo Dwelling, RegisterAnswer Register);
    private sealed record Outcome(Guid RowId, Guid? DeclarationId, Refusal? Refusal);

    /// <returns>False when nothing is left.</returns>
    public async Task<bool> NextAsync(Batch batch, CancellationToken cancel)
    {
        var rows = await db.Set<BatchRow>().AsNoTracking().Where(r => r.BatchId == batch.Id && r.State == BatchRowState.Good).OrderBy(r => r.Line).Take(Together).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            await FinishAsync(batch.Id, cancel);
            return false;
        }
        var by = new Declarant(DeclarantKind.Organisation, batch.AccountId, batch.OrganisationId);
        if ((await organisations.AgencyAsync(batch.OrganisationId, batch.AccountId, cancel))?.May(AgentPowers.Declare) != true)
        {
            await NoteAsync(batch.Id, [.. rows.Select(r => new Outcome(r.Id, null, BatchRefusals.PowerEnded))], cancel);
            return true;
        }
        var rooms = (await dwellings.OfAsync(by, cancel)).ToDictionary(d => d.Code);
        var (ready, outcomes) = await PrepareAsync(rows, rooms, cancel);
        if (outcomes.Count > 0) await NoteAsync(batch.Id, outcomes, cancel);
        try { await DeclareAsync(batch, by, ready, cancel); }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            foreach (var one in ready)   // one at a time: the one to blame stays out alone
                try { await DeclareAsync(batch, by, [one], cancel); }
                catch (Exception again) when (again is not OperationCanceledException)
                {
                    log.LogError(again, "Row {Line} of batch {Batch} failed", one.Row.Line, batch.Id);
                    await NoteAsync(batch.Id, [new Outcome(one.Row.Id, null, BatchRefusals.Technical)], cancel);
                }
        }
        return true;
    }

    private async Task<(List<Ready>, List<Outcome>)> PrepareAsync(List<BatchRow> rows, Dictionary<string, DwellingInfo> rooms, CancellationToken cancel)
    {
        var (people, outcomes) = (new List<(BatchRow Row, ReadPerson Person, DwellingInfo Dwelling)>(), new List<Outcome>());
        foreach (var row in rows)
        {
            var typed = BatchColumns.Read(JsonSerializer.Deserialize<string[]>(cipher.Open(BatchRow.CellsColumn, row.Id, row.Cells))!);
            var person = typed.IsOk ? reader.Read(typed.Value.Person) : Result<ReadPerson>.Refuse(typed.Refusals);
            if (person.IsRefused) outcomes.Add(new Outcome(row.Id, null, person.Refusals[0]));
            else if (rooms.GetValueOrDefault(typed.Value.DwellingCode) is not { } room) outcomes.Add(new Outcome(row.Id, null, BatchRefusals.Dwelling.At("Dwelling")));
            else people.Add((row, person.Value, room));
        }
        var answers = await forms.AskAsync([.. people.Select(p => p.Person.Typed)], cancel);
        return ([.. people.Select((p, i) => new Ready(p.Row, p.Person, p.Dwelling, answers[i]))], outcomes);
    }

    private Task<Result> DeclareAsync(Batch batch, Declarant by, IReadOnlyList<Ready> rows, CancellationToken cancel) => rows.Count == 0 ? Task.FromResult(Result.Ok())
        : runner.RunAsync("residence.declare-batch", Channel.Web, async (services, process) =>
        {
            var service = services.GetRequiredService<DeclareForService>();
            var outcomes = new List<Outcome>();
            foreach (var row in rows)
            {
                var done = await service.DeclareAsync(by, row.Person, row.Dwelling, row.Register, process, cancel);
                outcomes.Add(new Outcome(row.Row.Id, done.IsOk ? done.Value.Id : null, done.IsOk ? null : done.Refusals[0]));
            }
            await WriteAsync(services.GetRequiredService<PortalDbContext>(), batch.Id, outcomes, cancel);
            return Result.Ok();
        }, batch.AccountId, cancel: cancel);

    private Task<Result> NoteAsync(Guid batchId, IReadOnlyList<Outcome> outcomes, CancellationToken cancel) => runner.RunAsync("residence.declare-batch", Channel.Job, async (services, _) =>
    {
        await WriteAsync(services.GetRequiredService<PortalDbContext>(), batchId, outcomes, cancel);
        return Result.Ok();
    }, cancel: cancel);

    private static async Task WriteAsync(PortalDbContext own, Guid batchId, IReadOnlyList<Outcome> outcomes, CancellationToken cancel)
    {
        var ids = outcomes.Select(o => o.RowId).ToList();
        var rows = await own.Set<BatchRow>().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        foreach (var outcome in outcomes)
        {
            var row = rows[outcome.RowId];
            row.State = outcome.Refusal is null ? BatchRowState.Declared : BatchRowState.Refused;
            row.DeclarationId = outcome.DeclarationId;
            if (outcome.Refusal is { } refusal) (row.Column, row.ReasonZh, row.ReasonEn) = (BatchColumns.ColumnOf(refusal.Field, BatchColumns.Chinese), refusal.Text.Zh, refusal.Text.En);
        }
        var batch = await own.Set<Batch>().FirstAsync(b => b.Id == batchId, cancel);
        batch.Declared += outcomes.Count(o => o.Refusal is null);
        batch.Refused += outcomes.Count(o => o.Refusal is not null);
        await own.SaveChangesAsync(cancel);
    }

    private Task FinishAsync(Guid batchId, CancellationToken cancel) => runner.RunAsync("residence.declare-batch", Channel.Job, async (services, process) =>
    {
        var own = services.GetRequiredService<PortalDbContext>();
        var batch = await own.Set<Batch>().FirstAsync(b => b.Id == batchId, cancel);
        if (batch.State != BatchState.Working) return Result.Ok();
        batch.Finish(clock.GetUtcNow());
        process.Raise(new BatchFinished(batch.Id, batch.Declared, batch.Refused));
        await services.GetRequiredService<INotifier>().NotifyAsync(batch.AccountId, "residence.batch-done", new Dictionary<string, string>
        {
            ["declared"] = batch.Declared.ToString(System.Globalization.CultureInfo.InvariantCulture), ["back"] = batch.ToMend.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }, $"/residence/batches/{batch.Id}", cancel);
        return Result.Ok();
    }, cancel: cancel);
}
