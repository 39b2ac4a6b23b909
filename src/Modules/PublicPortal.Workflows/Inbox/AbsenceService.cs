using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Cases;

namespace PublicPortal.Workflows.Inbox;

internal sealed record AbsenceLine(Absence Absence, AccountInfo? Who, AccountInfo? StandIn);

internal sealed record AbsenceEntered(Guid AbsenceId, Guid AccountId, Guid StandInAccountId, DateOnly From, DateOnly To) : PortalEvent
{
    public override Guid SubjectId => AccountId;
    public override string Name => "workflows.absence-entered";
}

internal sealed record AbsenceEnded(Guid AbsenceId, Guid AccountId) : PortalEvent
{
    public override Guid SubjectId => AccountId;
    public override string Name => "workflows.absence-ended";
}

/// <summary>Enters one's own absence, or a colleague's who fell ill; only people who could do the same tasks stand in.</summary>
internal sealed class AbsenceService(PortalDbContext db, TaskService tasks, IAccounts accounts, ICurrentUser user, TimeProvider clock)
{
    private static readonly Refusal WhoMissing = new("workflows.absence.who-missing", "请选择谁不在。", "Please choose who is away.", "Who");
    private static readonly Refusal StandInMissing = new("workflows.absence.stand-in-missing", "请选择由谁代办；不能由本人代办。", "Please choose who stands in; not the same person.", "StandIn");
    private static readonly Refusal DayWrong = new("workflows.absence.day-wrong", "请选择日期，从今天起，最长 90 天。", "Please choose days from today on, at most 90.", "From");
    private static readonly Refusal Overlaps = new("workflows.absence.overlaps", "这段时间已经登记过。", "These days are entered already.", "From");
    private static readonly Refusal NotYours = new("workflows.absence.not-yours", "没有这条记录。", "There is no such entry.");

    public async Task<IReadOnlyList<AbsenceLine>> PresentAsync(CancellationToken cancel)
    {
        var today = ChinaTime.Today(clock);
        var near = (await tasks.ColleaguesAsync(cancel)).Select(c => c.Id).Append(user.AccountId!.Value).ToList();
        var rows = await db.Set<Absence>().AsNoTracking().Where(a => a.EndedAt == null && a.To >= today && near.Contains(a.AccountId)).OrderBy(a => a.From).Take(100).ToListAsync(cancel);
        var people = await accounts.FindManyAsync([.. rows.SelectMany(r => new[] { r.AccountId, r.StandInAccountId }).Distinct()], cancel);
        return [.. rows.Select(r => new AbsenceLine(r, people.GetValueOrDefault(r.AccountId), people.GetValueOrDefault(r.StandInAccountId)))];
    }

    public async Task<Result> EnterAsync(string? who, string? standIn, string? from, string? to, Process process, CancellationToken cancel)
    {
        var able = (await tasks.ColleaguesAsync(cancel)).Select(c => c.Id).Append(user.AccountId!.Value).ToHashSet();
        if (!Guid.TryParse(who, out var away) || !able.Contains(away)) return WhoMissing;
        if (!Guid.TryParse(standIn, out var other) || !able.Contains(other) || other == away) return StandInMissing;
        var today = ChinaTime.Today(clock);
        if (!Day(from, out var first) || !Day(to, out var last) || first < today || last < first || last > first.AddDays(90)) return DayWrong;
        if (await db.Set<Absence>().AnyAsync(a => a.AccountId == away && a.EndedAt == null && a.From <= last && a.To >= first, cancel)) return Overlaps;
        var row = new Absence { Id = Ids.New(clock), AccountId = away, StandInAccountId = other, From = first, To = last, EnteredBy = user.AccountId!.Value };
        db.Add(row);
        process.Raise(new AbsenceEntered(row.Id, away, other, first, last));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task<Result> EndAsync(Guid id, Process process, CancellationToken cancel)
    {
        var able = (await tasks.ColleaguesAsync(cancel)).Select(c => c.Id).Append(user.AccountId!.Value).ToHashSet();
        if (await db.Set<Absence>().FirstOrDefaultAsync(a => a.Id == id && a.EndedAt == null, cancel) is not { } row || !able.Contains(row.AccountId)) return NotYours;
        row.EndedAt = clock.GetUtcNow();
        process.Raise(new AbsenceEnded(row.Id, row.AccountId));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    private static bool Day(string? text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
