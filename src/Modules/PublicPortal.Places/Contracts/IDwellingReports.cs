using PublicPortal.Kernel;

namespace PublicPortal.Places.Contracts;

/// <summary>What an official saw to be wrong at a door.</summary>
public enum DwellingFault { Address, Plate, Usage, Gone }

/// <summary>Takes what officials of other modules see to be wrong, into the same list as residents' reports.</summary>
public interface IDwellingReports
{
    /// <param name="note">In the official's words; cut to what a report may hold.</param>
    Task ReportAsync(Guid dwellingId, DwellingFault fault, string? note, Process process, CancellationToken cancel = default);
}
