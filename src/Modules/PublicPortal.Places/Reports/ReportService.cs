using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Reports;

internal sealed record ReportMade(Guid ReportId, Guid DwellingId, ReportKind Kind) : PortalEvent
{
    public override Guid SubjectId => DwellingId;
    public override string Name => "places.report-made";
}

internal sealed record ReportDone(Guid ReportId, Guid DwellingId) : PortalEvent
{
    public override Guid SubjectId => DwellingId;
    public override string Name => "places.report-done";
}

internal sealed class ReportService(PortalDbContext db, AttemptLimiter limiter, ICurrentUser user, IOptions<PlacesOptions> options, TimeProvider clock) : IDwellingReports
{
    /// <summary>Takes a report from whoever stands at the door; nobody need sign in for it.</summary>
    /// <param name="from">The sender's address, counted against a limit and kept only as a hash.</param>
    public async Task<Result> MakeAsync(DwellingInfo dwelling, string? kind, string? note, string from, Process process, CancellationToken cancel)
    {
        var words = string.IsNullOrWhiteSpace(note) ? null : note.Trim().ReplaceLineEndings(" ");
        var refusals = new List<Refusal>();
        if (!Enum.TryParse<ReportKind>(kind, out var what) || !Enum.IsDefined(what)) refusals.Add(PlacesRefusals.KindMissing);
        else if (what == ReportKind.Other && words is null) refusals.Add(PlacesRefusals.NoteMissing);
        if (words?.Length > PlateReport.NoteLength) refusals.Add(PlacesRefusals.NoteTooLong.With(PlateReport.NoteLength));
        if (refusals.Count > 0) return Result.Refuse(refusals);

        if (!await limiter.SpendAsync("places.report", from, options.Value.ReportsPerHour, TimeSpan.FromHours(1), cancel)
            || !await limiter.SpendAsync("places.report-dwelling", dwelling.Id.ToString(), options.Value.ReportsPerDwellingAndDay, TimeSpan.FromDays(1), cancel))
            return PlacesRefusals.TooManyReports;

        var now = clock.GetUtcNow();
        var report = new PlateReport { Id = Ids.New(now), DwellingId = dwelling.Id, Kind = what, Note = words, CreatedAt = now };
        db.Add(report);
        process.Raise(new ReportMade(report.Id, dwelling.Id, what));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task ReportAsync(Guid dwellingId, DwellingFault fault, string? note, Process process, CancellationToken cancel)
    {
        var words = string.IsNullOrWhiteSpace(note) ? null : note.Trim().ReplaceLineEndings(" ");
        var now = clock.GetUtcNow();
        var kind = Enum.Parse<ReportKind>(fault.ToString());
        if (await db.Set<PlateReport>().AnyAsync(r => r.DwellingId == dwellingId && r.Kind == kind && r.Status == ReportStatus.Open, cancel)) return;   // known already
        var report = new PlateReport { Id = Ids.New(now), DwellingId = dwellingId, Kind = kind, Note = words is { Length: > PlateReport.NoteLength } ? words[..PlateReport.NoteLength] : words, CreatedAt = now };
        db.Add(report);
        process.Raise(new ReportMade(report.Id, dwellingId, kind));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A report is settled, with a line for colleagues.</summary>
    public async Task<Result> FinishAsync(Guid reportId, string? outcome, Process process, CancellationToken cancel)
    {
        var words = outcome?.Trim().ReplaceLineEndings(" ");
        if (string.IsNullOrEmpty(words)) return PlacesRefusals.OutcomeMissing;
        if (words.Length > PlateReport.NoteLength) return PlacesRefusals.OutcomeTooLong.With(PlateReport.NoteLength);
        var found = await (
            from r in db.Set<PlateReport>()
            join d in db.Set<Dwellings.Dwelling>() on r.DwellingId equals d.Id
            join cell in db.Set<Divisions.Place>() on d.GridCellId equals cell.Id
            where r.Id == reportId
            select new { Report = r, cell.ScopePath }).FirstOrDefaultAsync(cancel);
        if (found is null || !user.Has(PlacesPermissions.HandleReports, found.ScopePath)) return PlacesRefusals.ReportUnknown;
        if (!found.Report.Finish(words, user.AccountId!.Value, clock.GetUtcNow())) return PlacesRefusals.ReportDone;
        process.Raise(new ReportDone(reportId, found.Report.DwellingId));
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return PlacesRefusals.ReportDone; }
        return Result.Ok();
    }
}
