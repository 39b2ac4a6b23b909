using PublicPortal.Hosting.Work;

namespace PublicPortal.Residence.Pages.Residence;

/// <summary>The door 我要申报: three ways to begin.</summary>
internal sealed class IndexModel : PortalPageModel
{
    public bool IsSignedIn => CurrentUser is { AccountId: not null, IsStaff: false };
}
