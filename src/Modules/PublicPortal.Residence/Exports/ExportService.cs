using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Data.Outbox;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Desk;

namespace PublicPortal.Residence.Exports;

internal static class ExportRefusals
{
    public static readonly Refusal ListUnknown = new("residence.export.list-unknown", "没有这个清单，或您不能导出它。", "There is no such list, or you may not export it.");
    public static readonly Refusal ColumnsMissing = new("residence.export.columns-missing", "请至少勾选一列。", "Please tick at least one column.", "Columns");
    public static readonly Refusal ReasonMissing = new("residence.export.reason-missing", "请写明为什么要导出，审计管理员会看到。", "Please write why you export; the audit administrator sees it.", "Reason");
    public static readonly Refusal ReasonTooLong = new("residence.export.reason-too-long", "理由最多 200 个字。", "The reason may have at most 200 characters.", "Reason");
    public static readonly Refusal ReasonHoldsNumber = new("residence.export.reason-holds-number", "理由里不要写证件号码或电话。", "Please write no document or phone number into the reason.", "Reason");
    public static readonly Refusal TooLarge = new("residence.export.too-large",
        "这个筛选有 {0} 行，一次最多导出 {1} 行。请按社区或日期缩小后分几次导出。", "This filter has {0} rows; at most {1} are exported at once. Narrow it by community or dates and export in parts.");
    public static readonly Refusal Empty = new("residence.export.empty", "这个筛选没有内容，不用导出。", "This filter is empty; there is nothing to export.");
    public static readonly Refusal OthersUnderWay = new("residence.export.others-under-way",
        "您已有 {0} 个导出正在做，做完再要新的。", "{0} of your exports are being made; please wait for them.");
}

/// <param name="From">The list's conditions, see <see cref="ListView.Query"/>.</param>
internal sealed record ExportInput(string? List, string? From, IReadOnlyCollection<string> Columns, string? Reason);

/// <summary>What would be exported.</summary>
internal sealed record ExportOffer(IExportSource Source, ListView View, int Rows);

/// <summary>Acts of officials about their own exports.</summary>
internal sealed class ExportService(
    PortalDbContext db, IEnumerable<IExportSource> sources, OutboxQueue outbox, IFileVault vault, ICurrentUser user, IOptions<DeskOptions> options, TimeProvider clock)
{
    private const int MostUnderWay = 3;

    /// <summary>Null when there is no such list, or the official may not export it.</summary>
    public async Task<ExportOffer?> OfferAsync(string? list, string? from, CancellationToken cancel)
    {
        if (sources.FirstOrDefault(s => s.List.Name == list) is not { } source || !user.Has(source.List.Permission)) return null;
        var view = ListView.From(source.List, from is { Length: <= 1000 } ? from : "");
        return new ExportOffer(source, view, await source.CountAsync(view, ScopesOf(source), cancel));
    }

    public async Task<Result<Guid>> AskAsync(ExportInput input, Process process, CancellationToken cancel)
    {
        if (await OfferAsync(input.List, input.From, cancel) is not { } offer) return ExportRefusals.ListUnknown;
        var wrong = new List<Refusal>();
        var columns = offer.Source.Columns.Select(c => c.Key).Where(input.Columns.Contains).ToList();
        if (columns.Count == 0) wrong.Add(ExportRefusals.ColumnsMissing);
        if (WrongReason(input.Reason) is { } reason) wrong.Add(reason);
        if (offer.Rows == 0) wrong.Add(ExportRefusals.Empty);
        if (offer.Rows > options.Value.MostExportRows) wrong.Add(ExportRefusals.TooLarge.With(offer.Rows, options.Value.MostExportRows));
        var me = user.AccountId!.Value;
        var underWay = await db.Set<Export>().CountAsync(x => x.AskedBy == me && (x.State == ExportState.Waiting || x.State == ExportState.Running), cancel);
        if (underWay >= MostUnderWay) wrong.Add(ExportRefusals.OthersUnderWay.With(underWay));
        if (wrong.Count > 0) return Result<Guid>.Refuse(wrong);

        var now = clock.GetUtcNow();
        var export = new Export
        {
            Id = Ids.New(now), List = offer.Source.List.Name, Query = offer.View.Query, Columns = string.Join(',', columns), Scopes = string.Join('\n', ScopesOf(offer.Source)),
            AskedBy = me, AskedAt = now, Reason = input.Reason!.Trim(), Language = CultureInfo.CurrentUICulture.Name, Expected = offer.Rows,
        };
        db.Add(export);
        process.Raise(new ExportAsked(export.Id, export.List, export.Columns, export.Query, export.Expected));
        outbox.Add(ExportWorker.KindName, new ExportMessage(export.Id));
        await db.SaveChangesAsync(cancel);
        return export.Id;
    }

    public async Task<IReadOnlyList<Export>> OwnAsync(CancellationToken cancel)
    {
        var me = user.AccountId;
        return await db.Set<Export>().AsNoTracking().Where(x => x.AskedBy == me).OrderByDescending(x => x.AskedAt).ThenBy(x => x.Id).Take(30).ToListAsync(cancel);
    }

    /// <summary>Another official's export does not exist.</summary>
    public Task<Export?> FindAsync(Guid id, CancellationToken cancel)
    {
        var me = user.AccountId;
        return db.Set<Export>().FirstOrDefaultAsync(x => x.Id == id && x.AskedBy == me, cancel);
    }

    /// <summary>Before its time is over.</summary>
    public async Task<Result> DeleteAsync(Guid id, Process process, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { State: ExportState.Ready or ExportState.Failed } export) return ExportRefusals.ListUnknown;
        await DeleteAsync(export, expired: false, db, vault, process, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    internal static async Task DeleteAsync(Export export, bool expired, PortalDbContext db, IFileVault vault, Process process, CancellationToken cancel)
    {
        foreach (var part in await db.Set<ExportPart>().Where(p => p.ExportId == export.Id).ToListAsync(cancel)) await vault.DeleteAsync(part.FileId, process, cancel);
        export.Delete();
        process.Raise(new ExportDeleted(export.Id, expired));
    }

    /// <summary>The list's own right and the right to export, both.</summary>
    private List<string> ScopesOf(IExportSource source) => ExportScopes.Both(user.Scopes(source.List.Permission), user.Scopes(ResidencePermissions.Export));

    private static Refusal? WrongReason(string? typed)
    {
        var reason = typed?.Trim() ?? "";
        if (reason.Length < 2) return ExportRefusals.ReasonMissing;
        if (reason.Length > 200) return ExportRefusals.ReasonTooLong;
        return NoteText.Read(reason).IsRefused ? ExportRefusals.ReasonHoldsNumber : null;
    }
}

internal static class ExportScopes
{
    /// <summary>The paths that lie within one of each: the narrower of every pair of which one holds the other.</summary>
    public static List<string> Both(IEnumerable<string> some, IReadOnlyCollection<string> others) =>
        [.. some.SelectMany(a => others.Where(b => a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)).Select(b => a.Length >= b.Length ? a : b)).Distinct()];
}
