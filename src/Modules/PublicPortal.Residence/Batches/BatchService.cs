using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Data.Outbox;
using PublicPortal.Files.Contracts;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Batches;

/// <summary>Takes a table in, submits or cancels it; the work itself is done beside the requests.</summary>
internal sealed class BatchService(PortalDbContext db, IFileVault vault, IOrganisations organisations, OutboxQueue outbox, TimeProvider clock)
{
    internal const string Purpose = "residence.batch";
    private const int MostOpen = 5;

    public async Task<Result<Guid>> ReceiveAsync(Guid organisationId, Guid accountId, Stream? content, string? fileName, Process process, CancellationToken cancel)
    {
        if (!await MayAsync(organisationId, accountId, cancel)) return DeclareForRefusals.DwellingNotYours;
        if (content is null) return BatchRefusals.FileMissing;
        if (await db.Set<Batch>().CountAsync(b => b.OrganisationId == organisationId && (b.State == BatchState.Checking || b.State == BatchState.Checked || b.State == BatchState.Working), cancel) >= MostOpen)
            return BatchRefusals.TooManyOpen.With(MostOpen);
        var now = clock.GetUtcNow();
        var id = Ids.New(now);
        var stored = await vault.StoreCsvAsync(content, fileName ?? "", Purpose, id, process, cancel);
        if (stored.IsRefused) return Result<Guid>.Refuse([.. stored.Refusals.Select(r => r.At("Table"))]);
        var shown = System.IO.Path.GetFileName(fileName ?? "").Trim();
        db.Add(new Batch { Id = id, OrganisationId = organisationId, AccountId = accountId, FileId = stored.Value, FileName = shown.Length is 0 or > 100 ? "表格.csv" : shown, CreatedAt = now });
        process.Raise(new BatchReceived(id, organisationId));
        outbox.Add(BatchWork.KindName, new BatchWork.Message(id));
        await db.SaveChangesAsync(cancel);
        return id;
    }

    public Task<Result> SubmitAsync(Guid batchId, Guid accountId, Process process, CancellationToken cancel) => ChangeAsync(batchId, accountId, batch =>
    {
        var done = batch.Submit(clock.GetUtcNow());
        if (done.IsRefused) return done;
        process.Raise(new BatchSubmitted(batch.Id, batch.Good));
        outbox.Add(BatchWork.KindName, new BatchWork.Message(batch.Id));
        return done;
    }, cancel);

    public Task<Result> CancelAsync(Guid batchId, Guid accountId, Process process, CancellationToken cancel) => ChangeAsync(batchId, accountId, batch =>
    {
        process.Raise(new BatchFinished(batch.Id, 0, 0));
        return batch.Cancel(clock.GetUtcNow());
    }, cancel);

    /// <summary>The batch, if the account is an agent who may declare; null otherwise.</summary>
    public async Task<Batch?> FindAsync(Guid batchId, Guid accountId, CancellationToken cancel)
    {
        var batch = await db.Set<Batch>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == batchId, cancel);
        return batch is not null && await MayAsync(batch.OrganisationId, accountId, cancel) ? batch : null;
    }

    public async Task<IReadOnlyList<Batch>> ListAsync(Guid organisationId, CancellationToken cancel) =>
        await db.Set<Batch>().AsNoTracking().Where(b => b.OrganisationId == organisationId).OrderByDescending(b => b.CreatedAt).Take(20).ToListAsync(cancel);

    /// <summary>Rows of a kind, by line.</summary>
    public async Task<IReadOnlyList<BatchRow>> RowsAsync(Guid batchId, bool toMend, int skip, int take, CancellationToken cancel) =>
        await db.Set<BatchRow>().AsNoTracking().Where(r => r.BatchId == batchId && (toMend ? r.State == BatchRowState.Bad || r.State == BatchRowState.Refused : r.State == BatchRowState.Good || r.State == BatchRowState.Declared))
            .OrderBy(r => r.Line).Skip(skip).Take(take).ToListAsync(cancel);

    private async Task<bool> MayAsync(Guid organisationId, Guid accountId, CancellationToken cancel) =>
        (await organisations.AgencyAsync(organisationId, accountId, cancel))?.May(AgentPowers.Declare) == true;

    private async Task<Result> ChangeAsync(Guid batchId, Guid accountId, Func<Batch, Result> change, CancellationToken cancel)
    {
        var batch = await db.Set<Batch>().FirstOrDefaultAsync(b => b.Id == batchId, cancel);
        if (batch is null || !await MayAsync(batch.OrganisationId, accountId, cancel)) return BatchRefusals.NotReady;
        var done = change(batch);
        if (done.IsRefused) return done;
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return BatchRefusals.NotReady; }
        return done;
    }
}
