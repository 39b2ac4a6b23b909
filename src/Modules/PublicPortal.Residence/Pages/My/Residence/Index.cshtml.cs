using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Pages.My.Residence;

/// <summary>我的住处: everything this account declared.</summary>
internal sealed class IndexModel(DeclarationQueries queries) : PortalPageModel
{
    public IReadOnlyList<DeclarationLine> Open { get; private set; } = [];
    public IReadOnlyList<DeclarationLine> Past { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await queries.OfAccountAsync(CurrentUser.AccountId!.Value, cancel);
        Open = [.. all.Where(l => l.Declaration.IsOpen)];
        Past = [.. all.Where(l => !l.Declaration.IsOpen)];
    }
}
