using Microsoft.EntityFrameworkCore;

namespace PublicPortal.Residence.Counters;

/// <summary>What is counted for each cell. No measure says anything about who people are.</summary>
internal enum Measure
{
    /// <summary>Stock: dwellings in use that the register knows.</summary>
    Dwellings,
    /// <summary>Stock: dwellings with somebody's accepted declaration.</summary>
    Declared,
    /// <summary>Stock: declarations in doubt.</summary>
    Doubtful,
    /// <summary>Of the week: declarations handed in.</summary>
    Submitted,
    /// <summary>Of the week: of these, accepted at once by the rules.</summary>
    AtOnce,
    /// <summary>Of the week: orders that a visit closed no later than they were due.</summary>
    InTime,
    /// <summary>Of the week: orders that a visit closed after they were due.</summary>
    Late,
}

internal static class Measures
{
    /// <summary>The sum over all weeks is the present number; each week holds what it changed.</summary>
    public static bool IsStock(this Measure measure) => measure is Measure.Dwellings or Measure.Declared or Measure.Doubtful;
    public static readonly IReadOnlyList<Measure> Stocks = [.. Enum.GetValues<Measure>().Where(IsStock)];

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly Week(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Old weeks of stocks are folded into this one.</summary>
    public static readonly DateOnly Before = new(2000, 1, 3);
}

/// <summary>One counted number; written by the fold alone.</summary>
internal sealed class Counter
{
    /// <summary>Of the grid cell; of the community where a declaration's dwelling is in no register.</summary>
    public required string ScopePath { get; init; }
    public Measure Measure { get; init; }
    public DateOnly Week { get; init; }
    public long Value { get; init; }
}

/// <summary>
/// What one act changes, written in its transaction: a row of its own, so that no two writers ever wait for each other,
/// and a hot act need not open a transaction. Folded into the counters soon after.
/// </summary>
internal sealed class CounterChange
{
    public Guid Id { get; init; }
    public required string ScopePath { get; init; }
    public Measure Measure { get; init; }
    public DateOnly Week { get; init; }
    public long Value { get; init; }

    /// <summary>Set for one accepted declaration more or less in a dwelling: whether that changes the number of declared dwellings is seen when it is folded.</summary>
    public Guid? DwellingId { get; init; }

    /// <summary>The declaration that is counted; in memory only.</summary>
    public Guid? Subject { get; init; }
}

/// <summary>How many accepted declarations a dwelling has: the first and the last one change the cell's number.</summary>
internal sealed class DwellingCount
{
    public Guid DwellingId { get; init; }
    public int Accepted { get; set; }
}

internal static class CounterModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Counter>(e =>
        {
            e.ToTable("residence_counter");
            e.HasKey(c => new { c.ScopePath, c.Measure, c.Week });
            e.Property(c => c.ScopePath).HasMaxLength(240);
        });
        model.Entity<CounterChange>(e =>
        {
            e.ToTable("residence_counter_change");
            e.Ignore(c => c.Subject);
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.ScopePath).HasMaxLength(240);
        });
        model.Entity<DwellingCount>(e =>
        {
            e.ToTable("residence_dwelling_count");
            e.HasKey(c => c.DwellingId);
            e.Property(c => c.DwellingId).ValueGeneratedNever();
        });
    }
}
