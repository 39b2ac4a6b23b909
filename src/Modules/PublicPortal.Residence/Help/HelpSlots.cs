using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Help;

/// <summary>A half day of an officer with room for another visit.</summary>
internal sealed record FreeSlot(DateOnly Day, VisitSlot Half, int Free)
{
    public string Value => $"{Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {Half}";
}

/// <summary>The officers' half days: mornings and afternoons of working days, with a number of seats for each cell.</summary>
internal sealed class HelpSlots(PortalDbContext db, WorkingCalendar calendar, IOptions<HelpOptions> options, TimeProvider clock)
{
    private static readonly VisitSlot[] Halves = [VisitSlot.Morning, VisitSlot.Afternoon];

    public async Task<IReadOnlyList<FreeSlot>> FreeAsync(Guid cellId, CancellationToken cancel)
    {
        var (first, last) = (ChinaTime.Today(clock).AddDays(1), Last);
        var taken = (await db.Set<HelpVisit>().AsNoTracking()
                .Where(h => h.GridCellId == cellId && h.State == HelpState.Open && h.Day >= first)
                .GroupBy(h => new { h.Day, h.Half }).Select(g => new { g.Key.Day, g.Key.Half, Count = g.Count() }).ToListAsync(cancel))
            .ToDictionary(t => (t.Day, t.Half), t => t.Count);
        var free = new List<FreeSlot>();
        for (var day = first; day <= last; day = day.AddDays(1))
            if (calendar.IsWorkingDay(day))
                foreach (var half in Halves)
                    if (options.Value.SeatsPerHalfDay - taken.GetValueOrDefault((day, half)) is > 0 and var left) free.Add(new FreeSlot(day, half, left));
        return free;
    }

    /// <summary>What was chosen, if it is one of the half days at all; whether it is free the seat's index decides.</summary>
    public (DateOnly Day, VisitSlot Half)? Read(string? typed)
    {
        var parts = typed?.Split(' ') ?? [];
        return parts.Length == 2 && DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && Enum.TryParse<VisitSlot>(parts[1], out var half) && Halves.Contains(half) && day > ChinaTime.Today(clock) && day <= Last && calendar.IsWorkingDay(day)
            ? (day, half) : null;
    }

    /// <summary>The lowest free seat; null when all are taken.</summary>
    public async Task<int?> SeatAsync(Guid cellId, DateOnly day, VisitSlot half, CancellationToken cancel)
    {
        var taken = await db.Set<HelpVisit>().AsNoTracking().Where(h => h.GridCellId == cellId && h.Day == day && h.Half == half && h.State == HelpState.Open)
            .Select(h => h.Seat).ToListAsync(cancel);
        for (var seat = 1; seat <= options.Value.SeatsPerHalfDay; seat++)
            if (!taken.Contains(seat)) return seat;
        return null;
    }

    public int Seats => options.Value.SeatsPerHalfDay;
    private DateOnly Last => calendar.Add(ChinaTime.Today(clock), options.Value.WorkingDaysAhead);
}
