using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Site;

/// <summary>Something that the search box of the desk found.</summary>
/// <param name="Kind">What it is: a declaration, a dwelling.</param>
/// <param name="Title">Masked where it is about a person.</param>
/// <param name="IsExact">The typed text names this thing and no other; the only exact one is opened at once.</param>
public sealed record DeskHit(LocalizedText Kind, string Title, string Hint, string Path, string Icon, bool IsExact = false);

/// <summary>
/// Slot of the desk's search box: a module finds its things by number, code or address, within what the present official
/// may see. People are not found here: their search is a page of its own, by POST and with a reason.
/// </summary>
public interface IDeskSearch
{
    /// <param name="typed">Trimmed, at most 60 characters.</param>
    Task<IReadOnlyList<DeskHit>> FindAsync(string typed, CancellationToken cancel);
}
