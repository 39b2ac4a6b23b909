using System.ComponentModel.DataAnnotations;

namespace PublicPortal.Residence.Orders;

/// <summary>Bound from "Residence:Field", checked at start.</summary>
internal sealed class FieldOptions
{
    /// <summary>How many hours after the visit its result may arrive.</summary>
    [Range(1, 240)]
    public int LateResultHours { get; set; } = 72;
}
