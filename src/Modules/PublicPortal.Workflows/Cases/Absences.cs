using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Workflows.Cases;

/// <summary>A colleague is away; another sees and does their tasks meanwhile. Nothing moves, so coming back needs no act.</summary>
internal sealed class Absence
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public Guid StandInAccountId { get; init; }
    public DateOnly From { get; init; }
    public DateOnly To { get; set; }
    public Guid EnteredBy { get; init; }

    /// <summary>Taken back before it was over.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>Who stands in for whom today.</summary>
internal sealed class Absences(PortalDbContext db, TimeProvider clock)
{
    /// <summary>The account, or who stands in for it; one step, so that two who are both away do not hand over in a circle.</summary>
    public async Task<Guid> StandInAsync(Guid account, CancellationToken cancel)
    {
        var found = await Today().Where(a => a.AccountId == account).OrderBy(a => a.From).Select(a => (Guid?)a.StandInAccountId).FirstOrDefaultAsync(cancel);
        return found ?? account;
    }

    /// <summary>The account itself and those whom it stands in for.</summary>
    public async Task<IReadOnlyList<Guid>> ActsForAsync(Guid account, CancellationToken cancel) =>
        [account, .. await Today().Where(a => a.StandInAccountId == account).Select(a => a.AccountId).Distinct().OrderBy(id => id).Take(20).ToListAsync(cancel)];

    private IQueryable<Absence> Today()
    {
        var today = ChinaTime.Today(clock);
        return db.Set<Absence>().AsNoTracking().Where(a => a.EndedAt == null && a.From <= today && a.To >= today);
    }
}
