using PublicPortal.Kernel;

namespace PublicPortal.Residence;

internal static class ResidencePermissions
{
    public static readonly Permission Visit = new("residence.orders.visit",
        new("接上门核查单，登记上门结果", "Take verification orders and enter what the visit found"), Roles.GridOfficer, Roles.StreetOfficer);

    public static readonly Permission Oversee = new("residence.orders.oversee",
        new("看到本辖区全部核查单，改派、催办", "See all verification orders of the place, hand them over, urge"), Roles.StreetOfficer);

    public static readonly Permission ViewDeclarations = new("residence.declarations.view",
        new("查看本辖区的居住申报（证件号码遮住）", "See the declarations of the place, with document numbers masked"), Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission Decide = new("residence.declarations.decide",
        new("根据租约照片等材料认可或退回申报", "Accept or return a declaration on its papers"), Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission DeclareFor = new("residence.counter.declare",
        new("在窗口替没有手机的人申报本辖区的住处", "Declare a home of the place at the counter, for somebody without a phone"), Roles.WindowClerk);

    public static readonly Permission Premises = new("residence.premises.confirm",
        new("看过材料后确认单位可以替哪些房屋申报", "Confirm for which dwellings an organisation may declare, after seeing papers"), Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission ViewPlates = new("residence.plates.view",
        new("查看本辖区房屋的门牌清单", "See the list of dwellings and plates of the place"), Roles.StreetOfficer, Roles.GridOfficer);

    public static readonly Permission ViewRates = new("residence.rates.view",
        new("查看本辖区的申报率、上门按时率（只有数字，没有个人）", "See the rates of the place: numbers only, no persons"), Roles.StreetOfficer);

    public static readonly Permission Export = new("residence.export",
        new("写明理由后导出本辖区的清单，姓名和号码遮住", "Export lists of the place with a reason; names and numbers stay masked"), Roles.StreetOfficer);

    public static readonly IReadOnlyList<Permission> All = [DeclareFor, Premises, Visit, Oversee, ViewDeclarations, Decide, ViewPlates, ViewRates, Export];
}
