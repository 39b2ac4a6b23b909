using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Exports;

namespace PublicPortal.Residence.Pages.Desk.Residence.Exports;

/// <summary>The official's own exports.</summary>
internal sealed class IndexModel(ExportService exports, TimeProvider clock) : PortalPageModel
{
    public IReadOnlyList<Export> Mine { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancel) => Mine = await exports.OwnAsync(cancel);
}
