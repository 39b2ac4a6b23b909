using PublicPortal.Hosting.Lists;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Pages.Desk.Residence.Declarations;

/// <summary>The list as it stands alone and beside an open case; conditions stay in the address.</summary>
/// <param name="Current">The open case.</param>
/// <param name="IsPage">The list's own page, where filters can be kept.</param>
internal sealed record DeclarationListView(ListView List, IReadOnlyList<DeclarationLine> Lines, Guid? Current = null, bool IsPage = false);
