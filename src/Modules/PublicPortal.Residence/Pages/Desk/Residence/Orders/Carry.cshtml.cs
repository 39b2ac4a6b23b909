using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Pages.Desk.Residence.Orders;

/// <summary>随身带: all of one's visits with their forms on one page. Open it where there is a line; it works where there is none.</summary>
internal sealed class CarryModel(CarryQueries queries, TimeProvider clock) : PortalPageModel
{
    public IReadOnlyList<CarriedStop> Stops { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancel) => Stops = await queries.FindAsync(cancel);
}
