using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Content.Contracts;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Communities;

/// <summary>
/// On a community's home: the grid officers of its cells, as they stand on the board in the street: name, post, cell. Not the
/// number on their card, by which residents check a visitor: an impostor would read it here. A phone on duty is the
/// community's own, on its home. A change of roles shows within the hour.
/// </summary>
internal sealed class PeopleInCharge(IPlaces places, IRoles roles, IOptions<PlacesOptions> options) : ICommunitySlot
{
    private const int Most = 30;

    public int Order => 70;

    public async Task<CommunityBlock?> ForAsync(CommunityPlace place, ICollection<string> tags, CancellationToken cancel)
    {
        if (!options.Value.ShowOfficers) return null;
        var cells = (await places.PlacesAsync(PlaceLevel.GridCell, place.ScopePath, cancel)).ToDictionary(c => c.ScopePath, c => c.Name);
        var holders = (await roles.HoldersAsync([Roles.GridOfficer], [place.ScopePath], cancel)).Where(h => cells.ContainsKey(h.ScopePath)).ToList();
        if (holders.Count == 0) return null;
        var post = (await roles.AllAsync(cancel)).GetValueOrDefault(Roles.GridOfficer, new LocalizedText("网格员", "Grid officer"));
        return new CommunityBlock(new LocalizedText("您身边的网格员", "Your grid officers"),
        [
            .. holders.GroupBy(h => h.Account.Id).Select(g => (Name: g.First().Account.DisplayName, Cells: string.Join('、', g.Select(h => cells[h.ScopePath]).Order(StringComparer.Ordinal))))
                .OrderBy(o => o.Cells, StringComparer.Ordinal).Take(Most)
                .Select(o => new CommunityRow("person", o.Name, Hosting.Pages.Text.T($"{post.Zh}，负责{o.Cells}网格", $"{post.En} of {o.Cells}"))),
        ]);
    }
}
