using PublicPortal.Content.Contracts;
using PublicPortal.Kernel;

namespace PublicPortal.Places.Communities;

/// <summary>On a community's home: what has to do with where one lives.</summary>
internal sealed class PlatesNearby : ICommunitySlot
{
    public int Order => 80;

    public Task<CommunityBlock?> ForAsync(CommunityPlace place, ICollection<string> tags, CancellationToken cancel) => Task.FromResult<CommunityBlock?>(new CommunityBlock(
        new LocalizedText("住在这里", "Living here"),
        [new CommunityRow("search", Hosting.Pages.Text.T("按地址查找门牌", "Find a door plate by address"), Hosting.Pages.Text.T("申报、房东登记、报告门牌有误", "Declare, let, report a wrong plate"), "/d/find")]));
}
