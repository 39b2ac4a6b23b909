using PublicPortal.Kernel;

namespace PublicPortal.Places.Outlines;

internal static class OutlineRefusals
{
    public static readonly Refusal FileMissing = new("places.outlines.file-missing", "没有这个文件：{0}。", "There is no file {0}.");
    public static readonly Refusal NotGeoJson = new("places.outlines.not-geojson", "文件不是 GeoJSON 的 FeatureCollection：{0}", "The file is no GeoJSON FeatureCollection: {0}");
    public static readonly Refusal SystemUnknown = new("places.outlines.system-unknown", "坐标系只能是 WGS-84 或 GCJ-02，这里是“{0}”。", "The system must be WGS-84 or GCJ-02; here it is '{0}'.");
    public static readonly Refusal SystemMissing = new("places.outlines.system-missing",
        "没有写明坐标系：给要素加 coordinateSystem 属性，或用 --system WGS-84 / GCJ-02 指定。", "The coordinate system is not stated: give the feature a property coordinateSystem, or use --system WGS-84 or GCJ-02.");

    public static readonly Refusal Broken = new("places.outline.broken", "这个要素的 JSON 读不了。", "This feature is no readable JSON.");
    public static readonly Refusal TooLarge = new("places.outline.too-large", "这个要素太大（超过 {0} MB）。", "This feature is too large (over {0} MB).");
    public static readonly Refusal CodeMissing = new("places.outline.code-missing", "缺 code 属性：地点的编码。", "The property code is missing: the code of the place.");
    public static readonly Refusal CodeUnknown = new("places.outline.code-unknown", "没有编码为 {0} 的地点；请先导入地点。", "There is no place {0}; import the places first.");
    public static readonly Refusal CodeTwice = new("places.outline.code-twice", "编码 {0} 在文件里出现了两次，只收了第一个。", "The code {0} stands twice in the file; only the first was taken.");
    public static readonly Refusal Kind = new("places.outline.kind", "图形应是 Polygon 或 MultiPolygon，楼栋也可以是 Point；这里是“{0}”。", "The geometry must be Polygon or MultiPolygon, or Point for a building; here it is '{0}'.");
    public static readonly Refusal PointOfArea = new("places.outline.point-of-area", "只有楼栋可以只给一个点。", "Only a building may have a point alone.");
    public static readonly Refusal Coordinates = new("places.outline.coordinates", "坐标应是两个数：经度、纬度。", "A position is two numbers, longitude and latitude.");
    public static readonly Refusal Swapped = new("places.outline.swapped", "坐标 {0} 看来是纬度在前；GeoJSON 是经度在前。", "The position {0} seems to have the latitude first; GeoJSON has the longitude first.");
    public static readonly Refusal OutOfRange = new("places.outline.out-of-range", "坐标 {0} 不在中国范围内。", "The position {0} is not in China.");
    public static readonly Refusal RingShort = new("places.outline.ring-short", "一个环至少要有四个点（首尾相同）。", "A ring has at least four positions, the first and the last the same.");
    public static readonly Refusal RingOpen = new("places.outline.ring-open", "环没有闭合：最后一个点要和第一个相同。", "The ring is not closed: its last position must be its first.");
    public static readonly Refusal RingFlat = new("places.outline.ring-flat", "环没有面积。", "The ring has no area.");
}
