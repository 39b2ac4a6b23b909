using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Residence;

/// <summary>What a door plate offers.</summary>
internal sealed class PlateActs : IPlateSlot
{
    public IEnumerable<PlateAct> Acts(DwellingInfo dwelling, string? plateToken)
    {
        var proof = plateToken is null ? "" : "?p=" + Uri.EscapeDataString(plateToken);
        yield return new PlateAct(new("是，我要申报入住", "Yes, declare that I live here"), new("填两项，一般 2 分钟", "Two items, about 2 minutes"),
            $"/residence/declare/{dwelling.Code}{proof}", "home", 10, IsMain: true);
        yield return new PlateAct(new("我是房东", "I am the landlord"), new("登记租约，核对住在这里的人", "Enter the lease, see who declared"), $"/residence/leases/at/{dwelling.Code}{proof}", "key", 20);
        yield return new PlateAct(new("请人上门帮办", "Help at the door"), new("到窗口不方便时，我们上门来办", "When the way to a counter is hard, we come to you"), $"/my/residence/help/new?at={dwelling.Code}", "walk", 30);
    }
}
