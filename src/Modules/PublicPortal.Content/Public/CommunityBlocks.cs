using PublicPortal.Content.Contracts;

namespace PublicPortal.Content.Public;

/// <summary>What modules show on the home of a community.</summary>
internal sealed class CommunityBlocks(IEnumerable<ICommunitySlot> slots)
{
    /// <summary>Blocks before the community's own notices and those after.</summary>
    public async Task<(List<CommunityBlock> Before, List<CommunityBlock> After)> OfAsync(CommunityPlace place, ICollection<string> tags, CancellationToken cancel)
    {
        var (before, after) = (new List<CommunityBlock>(), new List<CommunityBlock>());
        foreach (var slot in slots.OrderBy(s => s.Order))
            if (await slot.ForAsync(place, tags, cancel) is { Rows.Count: > 0 } block) (slot.Order < 50 ? before : after).Add(block);
        return (before, after);
    }
}
