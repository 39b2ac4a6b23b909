using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Desk;
using PublicPortal.Residence.Orders;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Exports;

/// <summary>Declarations, as the desk's list has them.</summary>
internal sealed class DeclarationExport(DeclarationLists lists, DeclarationQueries declarations, IPlaces places) : IExportSource
{
    private static readonly LocalizedText Masked = new("遮住大部分", "mostly hidden");

    public ListInfo List => DeclarationLists.Info;

    public IReadOnlyList<ExportColumn> Columns { get; } =
    [
        new("number", new("申报编号", "Case number")), new("state", new("情况", "State")), new("name", new("姓名（遮住）", "Name (masked)"), Why: Masked),
        new("document", new("证件（遮住）", "Document (masked)"), IsChosen: false, Why: Masked), new("address", new("地址", "Address")),
        new("code", new("房屋编码", "Dwelling code"), IsChosen: false), new("community", new("社区", "Community")), new("cell", new("网格", "Grid cell")),
        new("movein", new("入住日期", "Moved in")), new("moveout", new("搬离日期", "Moved out"), IsChosen: false), new("doubts", new("疑点", "Doubts")),
        new("channel", new("途径", "Channel"), IsChosen: false), new("submitted", new("提交时间", "Submitted")), new("decided", new("办结时间", "Decided"), IsChosen: false),
    ];

    public async Task<int> CountAsync(ListView list, IReadOnlyList<string> scopes, CancellationToken cancel) => await (await QueryAsync(list, scopes, cancel)).CountAsync(cancel);

    public async Task<IReadOnlyList<ExportRow>> PageAsync(ListView list, IReadOnlyList<string> scopes, Guid? after, int take, CancellationToken cancel)
    {
        var query = await QueryAsync(list, scopes, cancel);
        if (after is { } id) query = query.Where(d => d.Id > id);
        var rows = await query.OrderBy(d => d.Id).Include(d => d.Doubts).Take(take).ToListAsync(cancel);
        return [.. (await declarations.LinesAsync(rows, cancel)).Select(Row)];
    }

    private async Task<IQueryable<ResidenceDeclaration>> QueryAsync(ListView list, IReadOnlyList<string> scopes, CancellationToken cancel) =>
        DeclarationLists.Shown(lists.Matching(list, scopes, await ExportPlace.BelowAsync(list, places, cancel)), list.Shown);

    private static ExportRow Row(DeclarationLine line)
    {
        var d = line.Declaration;
        return new ExportRow(d.Id, new Dictionary<string, string?>
        {
            ["number"] = d.CaseNumber, ["state"] = DeclarationTexts.State(d.State).ToString(), ["name"] = line.Person.MaskedName,
            ["document"] = $"{line.Person.DocumentType.Title()} {line.Person.MaskedNumber}", ["address"] = line.Address, ["code"] = line.Dwelling?.Code,
            ["community"] = line.Dwelling?.CommunityName, ["cell"] = line.Dwelling?.GridCellName, ["movein"] = Cells.Day(d.MoveInDate), ["moveout"] = Cells.Day(d.MoveOutDate),
            ["doubts"] = string.Join(Hosting.Pages.Text.T("；", "; "), d.OpenDoubts.OrderBy(x => x.Rule).Select(x => DeskTexts.Name(x.Rule).ToString())),
            ["channel"] = ListTexts.Channel(d.Channel).ToString(), ["submitted"] = Cells.Time(d.SubmittedAt), ["decided"] = Cells.Time(d.DecidedAt),
        });
    }
}

/// <summary>Orders, as the desk's list has them; nothing about persons but how many wait.</summary>
internal sealed class OrderExport(OrderLists lists, IPlaces places, TimeProvider clock) : IExportSource
{
    public ListInfo List => OrderLists.Info;

    public IReadOnlyList<ExportColumn> Columns { get; } =
    [
        new("address", new("地址", "Address")), new("code", new("房屋编码", "Dwelling code"), IsChosen: false), new("community", new("社区", "Community")), new("cell", new("网格", "Grid cell")),
        new("state", new("情况", "State")), new("due", new("到期", "Due")), new("officer", new("网格员", "Officer")), new("checks", new("要看什么", "What to check")),
        new("people", new("人数", "People")), new("created", new("派单时间", "Issued"), IsChosen: false), new("closed", new("办结时间", "Closed"), IsChosen: false),
    ];

    public async Task<int> CountAsync(ListView list, IReadOnlyList<string> scopes, CancellationToken cancel) => await (await QueryAsync(list, scopes, cancel)).CountAsync(cancel);

    public async Task<IReadOnlyList<ExportRow>> PageAsync(ListView list, IReadOnlyList<string> scopes, Guid? after, int take, CancellationToken cancel)
    {
        var query = await QueryAsync(list, scopes, cancel);
        if (after is { } id) query = query.Where(o => o.Id > id);
        var now = clock.GetUtcNow();
        return [.. (await lists.RowsAsync(await query.OrderBy(o => o.Id).Take(take).ToListAsync(cancel), cancel)).Select(r => Row(r, now))];
    }

    private async Task<IQueryable<VerificationOrder>> QueryAsync(ListView list, IReadOnlyList<string> scopes, CancellationToken cancel) =>
        lists.Shown(lists.Matching(list, scopes, await ExportPlace.BelowAsync(list, places, cancel)), list.Shown);

    private static ExportRow Row(OrderRow row, DateTimeOffset now)
    {
        var o = row.Order;
        return new ExportRow(o.Id, new Dictionary<string, string?>
        {
            ["address"] = row.Address, ["code"] = row.Dwelling?.Code, ["community"] = row.Dwelling?.CommunityName, ["cell"] = row.Dwelling?.GridCellName,
            ["state"] = o.State == OrderState.Closed ? Hosting.Pages.Text.T("已办结", "Closed") : o.IsLate(now) ? Hosting.Pages.Text.T("超时", "Late") : Hosting.Pages.Text.T("没办完", "Open"),
            ["due"] = Cells.Time(o.DueAt), ["officer"] = row.Officer?.DisplayName,
            ["checks"] = row.Checks,
            ["people"] = row.People.ToString(CultureInfo.InvariantCulture), ["created"] = Cells.Time(o.CreatedAt), ["closed"] = Cells.Time(o.ClosedAt),
        });
    }
}

internal static class ExportPlace
{
    /// <summary>As <see cref="DeskPlaces.BelowAsync"/>, for a list that nobody is looking at.</summary>
    public static async Task<string?> BelowAsync(ListView list, IPlaces places, CancellationToken cancel) =>
        list["place"] is null ? null : list.Id("place") is { } id && await places.FindPlaceAsync(id, cancel) is { } place ? place.ScopePath : "?";
}

/// <summary>Cells that spreadsheets sort rightly in any language.</summary>
internal static class Cells
{
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static string? Time(DateTimeOffset? at) => at is { } moment ? ChinaTime.Local(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}
