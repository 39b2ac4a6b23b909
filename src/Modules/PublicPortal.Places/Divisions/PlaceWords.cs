using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Divisions;

/// <summary>What the values are called in files and on pages.</summary>
internal static class PlaceWords
{
    public const string Levels = "district, street, community, grid, building";

    /// <summary>As in files: in English or Chinese, whatever the case.</summary>
    public static PlaceLevel? Level(string? word) => word?.ToLowerInvariant() switch
    {
        "district" or "区" => PlaceLevel.District,
        "street" or "街道" => PlaceLevel.Street,
        "community" or "社区" => PlaceLevel.Community,
        "grid" or "gridcell" or "grid-cell" or "grid_cell" or "网格" => PlaceLevel.GridCell,
        "building" or "楼栋" => PlaceLevel.Building,
        _ => null,
    };

    public static string Word(this PlaceLevel level) => level == PlaceLevel.GridCell ? "grid" : level.ToString().ToLowerInvariant();

    public static LocalizedText Text(this PlaceLevel level) => level switch
    {
        PlaceLevel.District => new("区", "District"),
        PlaceLevel.Street => new("街道", "Street"),
        PlaceLevel.Community => new("社区", "Community"),
        PlaceLevel.GridCell => new("网格", "Grid cell"),
        _ => new("楼栋", "Building"),
    };

    public static DwellingUsage? Usage(string word) => word.ToLowerInvariant() switch
    {
        "residential" or "住宅" or "居住" => DwellingUsage.Residential,
        "dormitory" or "宿舍" or "集体宿舍" => DwellingUsage.Dormitory,
        "hotel" or "旅馆" or "酒店" => DwellingUsage.Hotel,
        "commercial" or "商业" or "商铺" => DwellingUsage.Commercial,
        "other" or "其他" => DwellingUsage.Other,
        _ => null,
    };

    public static LocalizedText Text(this DwellingUsage usage) => usage switch
    {
        DwellingUsage.Residential => new("住宅", "Residential"),
        DwellingUsage.Dormitory => new("集体宿舍", "Dormitory"),
        DwellingUsage.Hotel => new("旅馆", "Hotel"),
        DwellingUsage.Commercial => new("商业", "Commercial"),
        _ => new("其他", "Other"),
    };

    public static DwellingGrade? Grade(string word) => word.ToLowerInvariant() switch
    {
        "green" or "绿" or "绿色" => DwellingGrade.Green,
        "yellow" or "黄" or "黄色" => DwellingGrade.Yellow,
        "orange" or "橙" or "橙色" => DwellingGrade.Orange,
        "red" or "红" or "红色" => DwellingGrade.Red,
        _ => null,
    };

    /// <summary>For the desk only.</summary>
    public static LocalizedText Text(this DwellingGrade grade) => grade switch
    {
        DwellingGrade.Green => new("绿", "Green"),
        DwellingGrade.Yellow => new("黄", "Yellow"),
        DwellingGrade.Orange => new("橙", "Orange"),
        _ => new("红", "Red"),
    };

    public static DwellingStatus? Status(string word) => word.ToLowerInvariant() switch
    {
        "active" or "正常" or "在用" => DwellingStatus.Active,
        "withdrawn" or "注销" or "停用" => DwellingStatus.Withdrawn,
        _ => null,
    };

    public static LocalizedText Text(this DwellingStatus status) => status == DwellingStatus.Active ? new("在用", "In use") : new("已注销", "Withdrawn");
}
