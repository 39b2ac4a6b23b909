using PublicPortal.Hosting.Work;

namespace PublicPortal.Residence.Pages.Residence.Declare;

/// <summary>A form that expired, or was submitted in another tab.</summary>
internal sealed class GoneModel : PortalPageModel;
