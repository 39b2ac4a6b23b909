using PublicPortal.Content.Contracts;

namespace PublicPortal.Content.Public;

/// <summary>Communities and what modules show on their homes.</summary>
internal sealed class CommunityPages(IEnumerable<ICommunityDirectory> directories, IEnumerable<ICommunitySlot> slots)
{
    private const int LongestCode = 40;

    public async Task<IReadOnlyList<CommunityPlace>> AllAsync(CancellationToken cancel) =>
        directories.FirstOrDefault() is { } directory ? await directory.AllAsync(cancel) : [];

    public async Task<CommunityPlace?> FindAsync(string code, CancellationToken cancel) =>
        code.Length <= LongestCode && directories.FirstOrDefault() is { } directory ? await directory.FindAsync(code, cancel) : null;

    /// <summary>Blocks of other modules, those before the community's own notices and those after.</summary>
    public async Task<(List<CommunityBlock> Before, List<CommunityBlock> After)> BlocksAsync(CommunityPlace place, ICollection<string> tags, CancellationToken cancel)
    {
        var (before, after) = (new List<CommunityBlock>(), new List<CommunityBlock>());
        foreach (var slot in slots.OrderBy(s => s.Order))
            if (await slot.ForAsync(place, tags, cancel) is { Rows.Count: > 0 } block) (slot.Order < 50 ? before : after).Add(block);
        return (before, after);
    }
}
