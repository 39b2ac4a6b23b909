using PublicPortal.Kernel;

namespace PublicPortal.Residence;

internal static class ResidenceMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuPlace.Door, new("我要申报", "Declare where I live"), "/residence", "home", Order: 10),
        new(MenuPlace.My, new("我的住处", "My home"), "/my/residence", "home", Order: 10) { Hint = new("申报、搬离、更正、回执", "Declarations, moving out, corrections, receipts") },
        new(MenuPlace.Desk, new("综管", "Residence"), "/desk/residence", "list", ResidencePermissions.ViewPlates, 15),
        new(MenuPlace.Desk, new("上门", "Visits"), "/desk/residence/orders", "walk", ResidencePermissions.Visit, 20) { Field = true },
        new(MenuPlace.Desk, new("窗口代报", "At the counter"), "/desk/residence/counter", "people", ResidencePermissions.DeclareFor, 36),
        new(MenuPlace.Desk, new("单位房屋", "Organisations' dwellings"), "/desk/residence/premises", "key", ResidencePermissions.Premises, 38),
        new(MenuPlace.Desk, new("申报", "Declarations"), "/desk/residence/declarations", "document", ResidencePermissions.ViewDeclarations, 30),
        new(MenuPlace.Desk, new("租约", "Leases"), "/desk/residence/leases", "key", ResidencePermissions.ViewDeclarations, 32),
        new(MenuPlace.Desk, new("无人申报", "Undeclared"), "/desk/residence/undeclared", "door", ResidencePermissions.Visit, 34),
    ];
}
