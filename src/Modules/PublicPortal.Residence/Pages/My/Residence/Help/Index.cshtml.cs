using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Help;

namespace PublicPortal.Residence.Pages.My.Residence.Help;

/// <summary>Visits of help that this account asked for.</summary>
internal sealed class IndexModel(HelpQueries queries) : PortalPageModel
{
    public IReadOnlyList<HelpLine> Open { get; private set; } = [];
    public IReadOnlyList<HelpLine> Past { get; private set; } = [];
    public bool SuggestsCall { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var account = CurrentUser.AccountId!.Value;
        var all = await queries.OwnAsync(account, cancel);
        Open = [.. all.Where(l => l.Help.State == HelpState.Open).OrderBy(l => l.Help.Day)];
        Past = [.. all.Where(l => l.Help.State != HelpState.Open)];
        SuggestsCall = queries.SuggestsCall(await queries.MissedAsync(account, cancel));
    }
}
