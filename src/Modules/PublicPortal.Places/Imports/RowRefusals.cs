using PublicPortal.Kernel;

namespace PublicPortal.Places.Imports;

/// <summary>Why a row stays out; the field is the column.</summary>
internal static class RowRefusals
{
    public static readonly Refusal Level = new("places.row.level", "level 应是 district、street、community、grid、building 之一，这里是“{0}”。", "level must be district, street, community, grid or building; here it is '{0}'.", "level");
    public static readonly Refusal Code = new("places.row.code", "编码应是 1 到 {0} 位字母或数字，这里是“{1}”。", "The code must be 1 to {0} letters or digits; here it is '{1}'.", "code");
    public static readonly Refusal Name = new("places.row.name", "名称不能为空，最多 {0} 个字。", "The name must have 1 to {0} characters.", "name");
    public static readonly Refusal ParentMissing = new("places.row.parent-missing", "缺上级编码：只有区没有上级。", "The parent's code is missing: only a district has none.", "parent_code");
    public static readonly Refusal ParentTooMany = new("places.row.parent-too-many", "区没有上级，parent_code 应为空。", "A district has no parent; leave parent_code empty.", "parent_code");
    public static readonly Refusal ParentUnknown = new("places.row.parent-unknown", "没有编码为 {0} 的上级；请把上级放在前面，或先导入。", "There is no place {0}; put the parent before it, or import it first.", "parent_code");
    public static readonly Refusal ParentLevel = new("places.row.parent-level", "上级 {0} 是{1}，而{2}的上级应是{3}。", "The parent {0} is of another level; look at the order district, street, community, grid, building.", "parent_code");
    public static readonly Refusal LevelChanged = new("places.row.level-changed", "编码 {0} 已是另一级别（{1}），级别不能改。", "The code {0} already belongs to another level ({1}); levels do not change.", "level");

    public static readonly Refusal DwellingCode = new("places.row.dwelling-code", "房屋编码应是 25 位数字，这里是“{0}”。", "A dwelling code has 25 digits; here it is '{0}'.", "dwelling_code");
    public static readonly Refusal GridMissing = new("places.row.grid-missing", "缺网格编码：房屋在哪里由这一列决定。", "The grid code is missing: it alone says where the dwelling is.", "grid_code");
    public static readonly Refusal GridUnknown = new("places.row.grid-unknown", "没有编码为 {0} 的网格；请先导入网格。", "There is no grid cell {0}; import it first.", "grid_code");
    public static readonly Refusal GridLevel = new("places.row.grid-level", "编码 {0} 是{1}，不是网格。", "The code {0} is no grid cell ({1}).", "grid_code");
    public static readonly Refusal Address = new("places.row.address", "地址不能为空，最多 {0} 个字。", "The address must have 1 to {0} characters.", "address");
    public static readonly Refusal MaxResidents = new("places.row.max-residents", "居住人数上限应是 0 到 9999 的整数，这里是“{0}”。", "max_residents must be a whole number from 0 to 9999; here it is '{0}'.", "max_residents");
    public static readonly Refusal Usage = new("places.row.usage", "用途应是 residential、dormitory、hotel、commercial、other 之一，这里是“{0}”。", "usage must be residential, dormitory, hotel, commercial or other; here it is '{0}'.", "usage");
    public static readonly Refusal Grade = new("places.row.grade", "分级应是 green、yellow、orange、red 之一，这里是“{0}”。", "grade must be green, yellow, orange or red; here it is '{0}'.", "grade");
    public static readonly Refusal Status = new("places.row.status", "状态应是 active 或 withdrawn，这里是“{0}”。", "status must be active or withdrawn; here it is '{0}'.", "status");
    public static readonly Refusal ValidTo = new("places.row.valid-to", "有效期应是 2030-12-31 这样的日期，或留空；这里是“{0}”。", "valid_to must be a date like 2030-12-31, or empty; here it is '{0}'.", "valid_to");
}
