using System.ComponentModel.DataAnnotations;

namespace PublicPortal.Residence.Undeclared;

/// <summary>Bound from "Residence:Undeclared". No law names these days, so they are settings.</summary>
internal sealed class UndeclaredOptions
{
    /// <summary>Days that a lease must have run before anybody is reminded.</summary>
    [Range(0, 365)]
    public int GraceDays { get; set; } = 14;

    /// <summary>Days between two reminders, and between the last one and the order.</summary>
    [Range(1, 365)]
    public int ReminderDays { get; set; } = 7;

    /// <summary>How many reminders before anybody knocks.</summary>
    [Range(1, 5)]
    public int Reminders { get; set; } = 2;

    /// <summary>Days for which a dwelling that stands empty, or is not lived in, is left alone.</summary>
    [Range(1, 3650)]
    public int PauseDays { get; set; } = 180;

    /// <summary>How many dwellings one run of the job takes up.</summary>
    [Range(1, 5000)]
    public int PerRun { get; set; } = 100;
}
