using System.ComponentModel.DataAnnotations;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence;

/// <summary>
/// Bound from "Residence", checked at start. Numbers that the law leaves to the place are settings, not constants: the
/// published sources name no days within which to declare.
/// </summary>
internal sealed class ResidenceOptions
{
    /// <summary>Rules switched off by name; see <see cref="ReviewRule"/>.</summary>
    public IReadOnlyList<string> DisabledRules { get; set; } = [];

    /// <summary>Working days until an officer must have come.</summary>
    [Range(1, 30)]
    public int VisitWorkingDays { get; set; } = 3;

    /// <summary>Working days after which a landlord's silence counts as a yes.</summary>
    [Range(1, 60)]
    public int LandlordSilenceWorkingDays { get; set; } = 3;

    /// <summary>Minutes within which a landlord can take an answer back.</summary>
    [Range(1, 1440)]
    public int LandlordUndoMinutes { get; set; } = 10;

    /// <summary>How far ahead a move-in may be declared, in days.</summary>
    [Range(0, 365)]
    public int MostDaysAhead { get; set; } = 30;

    /// <summary>How many different documents one account may try in a day; earlier records are no oracle for strangers.</summary>
    [Range(1, 100)]
    public int DocumentsPerDay { get; set; } = 5;

    /// <summary>Hours that a started declaration is kept.</summary>
    [Range(1, 720)]
    public int DraftHours { get; set; } = 72;

    /// <summary>Visits without meeting anyone, after which the declaration is closed as not found.</summary>
    [Range(1, 10)]
    public int MostVisits { get; set; } = 3;

    public bool IsOn(ReviewRule rule) => !DisabledRules.Contains(rule.ToString(), StringComparer.OrdinalIgnoreCase);
}
