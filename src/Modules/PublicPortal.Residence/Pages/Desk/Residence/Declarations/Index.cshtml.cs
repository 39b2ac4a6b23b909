using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Pages.Desk.Residence.Declarations;

internal sealed class IndexModel(InboxQueries queries) : DeclarationListModel(queries)
{
    public Task OnGetAsync(CancellationToken cancel) => LoadListAsync(cancel);
}
