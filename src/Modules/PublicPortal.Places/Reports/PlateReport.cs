using PublicPortal.Data;

namespace PublicPortal.Places.Reports;

internal enum ReportKind { Address, Plate, Usage, Gone, Other }

internal enum ReportStatus { Open, Done }

/// <summary>这里的信息不对: what someone at the door saw to be wrong, for the desk.</summary>
internal sealed class PlateReport : IVersioned
{
    public const int NoteLength = 300;

    public Guid Id { get; init; }
    public Guid DwellingId { get; init; }
    public ReportKind Kind { get; init; }
    public string? Note { get; init; }
    public ReportStatus Status { get; private set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What was done about it, for colleagues.</summary>
    public string? Outcome { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public Guid? DoneBy { get; private set; }
    public long Version { get; set; }

    /// <returns>False when a colleague was faster.</returns>
    public bool Finish(string outcome, Guid by, DateTimeOffset now)
    {
        if (Status == ReportStatus.Done) return false;
        (Status, Outcome, DoneBy, DoneAt) = (ReportStatus.Done, outcome, by, now);
        return true;
    }
}
