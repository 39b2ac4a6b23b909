using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Site;

/// <summary>What waits for the signed-in resident, or what happened lately; modules fill it, the home page shows it.</summary>
/// <param name="Hint">One line: until when, or what to do.</param>
/// <param name="Due">Days left are counted from it; null when nothing is due.</param>
public sealed record HomeItem(LocalizedText Title, LocalizedText Hint, string Path, string Icon, DateTimeOffset At, DateOnly? Due = null, LocalizedText? Act = null);

/// <summary>Slot of the home page.</summary>
public interface IHomeSlot
{
    /// <summary>What the person must or may do now, most urgent first.</summary>
    Task<IReadOnlyList<HomeItem>> WaitingAsync(Guid accountId, CancellationToken cancel);

    /// <summary>What happened lately, newest first, at most ten.</summary>
    Task<IReadOnlyList<HomeItem>> LatelyAsync(Guid accountId, CancellationToken cancel);
}
