using System.ComponentModel.DataAnnotations;

namespace PublicPortal.Residence.Help;

/// <summary>Bound from "Residence:Help", checked at start.</summary>
internal sealed class HelpOptions
{
    /// <summary>How many visits one cell can take in a half day.</summary>
    [Range(1, 20)]
    public int SeatsPerHalfDay { get; set; } = 2;

    /// <summary>How many working days ahead may be chosen.</summary>
    [Range(1, 40)]
    public int WorkingDaysAhead { get; set; } = 10;

    /// <summary>After how many missed visits a call is suggested; booking again stays free.</summary>
    [Range(1, 20)]
    public int MissedUntilCall { get; set; } = 2;

    /// <summary>How many days after its end the own words and the name given for a visit are kept.</summary>
    [Range(0, 365)]
    public int KeepWordsDays { get; set; } = 30;

    /// <summary>From which hour reminders go out, for visits of the next day.</summary>
    [Range(0, 23)]
    public int RemindFromHour { get; set; } = 9;
}
