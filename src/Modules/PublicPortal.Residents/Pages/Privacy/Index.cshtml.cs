using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Pages.Privacy;

/// <summary><c>/privacy</c></summary>
internal sealed class IndexModel(IProcessingNotices notices, ISiteIdentity site) : PortalPageModel
{
    public IReadOnlyList<ProcessingNotice> Notices => notices.All;
    public ISiteIdentity Site => site;

    public void OnGet() { }
}
