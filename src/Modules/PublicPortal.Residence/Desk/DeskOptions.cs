using System.ComponentModel.DataAnnotations;

namespace PublicPortal.Residence.Desk;

/// <summary>Bound from "Residence:Desk", checked at start.</summary>
internal sealed class DeskOptions
{
    /// <summary>Minutes in which a bulk hand-over can be taken back.</summary>
    [Range(1, 1440)]
    public int UndoMinutes { get; set; } = 15;

    /// <summary>Orders handed over in one act.</summary>
    [Range(1, 5000)]
    public int MostHandedOver { get; set; } = 500;

    /// <summary>Hours until an export is deleted.</summary>
    [Range(1, 168)]
    public int ExportHours { get; set; } = 24;

    /// <summary>Rows of one export.</summary>
    [Range(1, 1_000_000)]
    public int MostExportRows { get; set; } = 100_000;

    /// <summary>Rows of one part: what is held in memory, and what a restart does again at most.</summary>
    [Range(1, 20_000)]
    public int ExportPartRows { get; set; } = 2_000;
}
