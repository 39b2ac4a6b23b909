using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Counters;

/// <summary>Adds to the present transaction what it changes in the counters.</summary>
/// <param name="subject">What is counted, where the same thing may be counted anew in the same context.</param>
internal sealed class CounterChanges(PortalDbContext db, TimeProvider clock, Guid? subject = null)
{
    /// <param name="week">Null for the present one.</param>
    public void Add(string path, Measure measure, long delta, DateOnly? week = null)
    {
        if (delta != 0) Write(path, measure, delta, week, null);
    }

    /// <summary>One accepted declaration more or less in a dwelling.</summary>
    public void Accepted(Guid dwellingId, string path, int delta) => Write(path, Measure.Declared, delta, null, dwellingId);

    private void Write(string path, Measure measure, long delta, DateOnly? week, Guid? dwelling) => db.Add(new CounterChange
    {
        Id = Ids.New(clock), ScopePath = path, Measure = measure, Week = week ?? Measures.Week(ChinaTime.Today(clock)), Value = delta, DwellingId = dwelling, Subject = subject,
    });
}
