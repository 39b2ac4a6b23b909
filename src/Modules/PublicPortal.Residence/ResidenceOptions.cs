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

    /// <summary>Working days within which an official looks at an objection. How long a visit may take is told by the workflow.</summary>
    [Range(1, 30)]
    public int ReviewWorkingDays { get; set; } = 3;

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

    /// <summary>Days between the yearly question "still living here?" and its reminder, and again until it counts as unanswered.</summary>
    [Range(1, 90)]
    public int StillHereRemindDays { get; set; } = 14;

    /// <summary>Years after its end that a declaration is deleted.</summary>
    [Range(1, 30)]
    public int KeepEndedYears { get; set; } = 3;

    /// <summary>People on one form: a household.</summary>
    [Range(1, 20)]
    public int MostOnOneForm { get; set; } = 6;

    /// <summary>People whom one account may declare in a day as relative or landlord.</summary>
    [Range(1, 1000)]
    public int OthersPerDay { get; set; } = 20;

    /// <summary>Rows of one table that an organisation hands in, and days until table and rows are deleted.</summary>
    [Range(1, 100_000)]
    public int MostBatchRows { get; set; } = 20_000;
    [Range(1, 365)]
    public int BatchKeepDays { get; set; } = 30;

    public bool IsOn(ReviewRule rule) => !DisabledRules.Contains(rule.ToString(), StringComparer.OrdinalIgnoreCase);
}
