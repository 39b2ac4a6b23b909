using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Cases;

namespace PublicPortal.Workflows.Calendars;

internal sealed record NoticeProposed(int Year, Guid ByAccountId) : PortalEvent
{
    public override Guid SubjectId => ByAccountId;
    public override string Name => "workflows.notice-proposed";
}

internal sealed record NoticeEntered(int Year, Guid ByAccountId, int Holidays, int WorkDays) : PortalEvent
{
    public override Guid SubjectId => ByAccountId;
    public override string Name => "workflows.notice-entered";
}

/// <summary>A notice that waits for a second person.</summary>
internal sealed record Proposal(Guid By, DateTimeOffset At, string Source, int Year, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> WorkDays)
{
    public HolidayNotice Notice => new(Year, Holidays, WorkDays);
}

/// <summary>What a proposal would change.</summary>
/// <param name="BecomeOff">Worked by the present calendar, off by the notice.</param>
/// <param name="Cases">Open cases that are due from the first changed day on.</param>
internal sealed record ProposalView(Proposal Proposal, bool IsNewYear, IReadOnlyList<DateOnly> BecomeOff, IReadOnlyList<DateOnly> BecomeWorked, int Cases);

/// <summary>The holiday notice at the desk: one person enters it, another confirms, then every open case is counted anew.</summary>
internal sealed class NoticeDesk(PortalDbContext db, WorkingCalendar calendar, SiteSettings settings, UnitOfWork work, TimeProvider clock)
{
    private const string Prefix = "calendar-proposed.";

    public async Task<IReadOnlyList<ProposalView>> WaitingAsync(CancellationToken cancel)
    {
        var found = new List<ProposalView>();
        foreach (var row in await db.Set<Setting>().AsNoTracking().Where(s => s.Name.StartsWith(Prefix)).OrderBy(s => s.Name).ToListAsync(cancel))
            found.Add(await ViewAsync(JsonSerializer.Deserialize<Proposal>(row.Value)!, cancel));
        return found;
    }

    public async Task<Result> ProposeAsync(string? yearTyped, string? notice, string? source, Process process, CancellationToken cancel)
    {
        if (!int.TryParse(yearTyped?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2020 or > 2100) return CalendarRefusals.YearWrong;
        var read = HolidayNotice.Read(year, notice);
        if (read.IsRefused) return read;
        if (source?.Trim() is not { Length: > 0 and <= 200 } name) return CalendarRefusals.SourceMissing;
        var by = process.AccountId!.Value;
        await SiteSettings.KeepAsync(db, Prefix + year.ToString(CultureInfo.InvariantCulture), JsonSerializer.Serialize(new Proposal(by, clock.GetUtcNow(), name, year, read.Value.Holidays, read.Value.WorkDays)), cancel);
        process.Raise(new NoticeProposed(year, by));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task<Result> ConfirmAsync(int year, Process process, CancellationToken cancel)
    {
        if (await FindAsync(year, cancel) is not { } found) return CalendarRefusals.Gone;
        var (row, proposal) = found;
        if (proposal.By == process.AccountId) return CalendarRefusals.SamePerson;
        using var written = JsonDocument.Parse(CalendarFile.Write(proposal.Notice.AsYear, proposal.Source));
        await SiteSettings.SetAsync(db, SiteCalendar.SettingOf(year), written.RootElement, cancel);
        db.Remove(row);
        process.Raise(new NoticeEntered(year, process.AccountId!.Value, proposal.Holidays.Count, proposal.WorkDays.Count));
        await db.SaveChangesAsync(cancel);
        work.AfterCommit(() => settings.LoadAsync().GetAwaiter().GetResult());
        return Result.Ok();
    }

    public async Task<Result> DiscardAsync(int year, CancellationToken cancel)
    {
        if (await FindAsync(year, cancel) is not { } found) return CalendarRefusals.Gone;
        db.Remove(found.Row);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    private async Task<ProposalView> ViewAsync(Proposal proposal, CancellationToken cancel)
    {
        var (now, then) = (calendar.Years.FirstOrDefault(y => y.Year == proposal.Year), new WorkingCalendar([proposal.Notice.AsYear]));
        var changed = Enumerable.Range(0, DateTime.IsLeapYear(proposal.Year) ? 366 : 365).Select(new DateOnly(proposal.Year, 1, 1).AddDays)
            .Where(d => now is not null && calendar.IsWorkingDay(d) != then.IsWorkingDay(d)).ToList();
        var cases = 0;
        if (changed is [var first, ..])
        {
            var from = ChinaTime.StartOf(first);
            cases = await db.Set<WorkflowCase>().CountAsync(c => c.EndedAt == null && c.DueAt >= from && c.DueAt < Clock.Never, cancel);
        }
        return new ProposalView(proposal, now is null, [.. changed.Where(d => !then.IsWorkingDay(d))], [.. changed.Where(then.IsWorkingDay)], cases);
    }

    private async Task<(Setting Row, Proposal Proposal)?> FindAsync(int year, CancellationToken cancel)
    {
        var row = await db.Set<Setting>().FindAsync([Prefix + year.ToString(CultureInfo.InvariantCulture)], cancel);
        return row is null ? null : (row, JsonSerializer.Deserialize<Proposal>(row.Value)!);
    }
}
