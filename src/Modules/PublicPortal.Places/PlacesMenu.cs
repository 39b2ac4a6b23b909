using PublicPortal.Kernel;

namespace PublicPortal.Places;

internal static class PlacesMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuPlace.Desk, new("房屋", "Places"), "/desk/places", "building", PlacesPermissions.View, 60),
        new(MenuPlace.Desk, new("反馈", "Reports"), "/desk/places/reports", "alert-bubble", PlacesPermissions.HandleReports, 61),
        new(MenuPlace.Desk, new("换门牌", "Plates"), "/desk/places/plates", "print", PlacesPermissions.ReplacePlates, 62),
    ];
}
