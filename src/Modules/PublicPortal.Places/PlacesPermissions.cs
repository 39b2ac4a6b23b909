using PublicPortal.Kernel;

namespace PublicPortal.Places;

internal static class PlacesPermissions
{
    public static readonly Permission View = new("places.view",
        new("查看辖区内的地点、房屋、房屋分级和门牌", "See the places, dwellings, their grades and plates of the own area"),
        Roles.GridOfficer, Roles.StreetOfficer, Roles.WindowClerk, Roles.SystemAdministrator);

    public static readonly Permission ReplacePlates = new("places.plates.replace",
        new("换新门牌：旧二维码随即作废", "Replace a door plate: its old code stops proving a scan at once"),
        Roles.GridOfficer, Roles.StreetOfficer);

    public static readonly Permission HandleReports = new("places.reports.handle",
        new("处理居民反馈的门牌、地址差错", "Settle what people report as wrong on plates and addresses"),
        Roles.GridOfficer, Roles.StreetOfficer);

    public static readonly Permission PrintPlates = new("places.plates.print",
        new("打印门牌：会看到辖区内门牌的二维码", "Print door plates: shows the codes of the plates of the own area"),
        Roles.GridOfficer, Roles.StreetOfficer);

    public static readonly Permission ChangeDwellings = new("places.dwellings.change",
        new("变更房屋：改编码、分户、合并、划网格、登记拆除", "Change dwellings: new code, split, merge, other cell, demolished"),
        Roles.StreetOfficer);

    public static readonly IReadOnlyList<Permission> All = [View, ReplacePlates, HandleReports, PrintPlates, ChangeDwellings];
}
