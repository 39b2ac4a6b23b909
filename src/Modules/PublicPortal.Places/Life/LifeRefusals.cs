using PublicPortal.Kernel;

namespace PublicPortal.Places.Life;

internal static class LifeRefusals
{
    public static readonly Refusal Unknown = new("places.life.unknown", "没有这套房屋，或不在您的辖区。", "There is no such dwelling in your area.");
    public static readonly Refusal Ended = new("places.life.ended", "这套房屋已经合并或拆除，不能再变更。", "This dwelling was merged or demolished; it cannot be changed any more.");
    public static readonly Refusal NotDemolished = new("places.life.not-demolished", "只有登记为拆除的房屋可以恢复。", "Only a dwelling entered as demolished can be restored.");
    public static readonly Refusal Stale = new("places.life.stale", "这套房屋刚刚被同事改过，请看看最新情况再操作。", "A colleague has just changed this dwelling; look at it again before you go on.");
    public static readonly Refusal CodeWrong = new("places.life.code", "房屋编码应是 25 位数字。", "A dwelling code has 25 digits.", "Code");
    public static readonly Refusal CodeSame = new("places.life.code-same", "这就是现在的编码。", "That is the present code.", "Code");
    public static readonly Refusal CodeTaken = new("places.life.code-taken", "编码 {0} 已经用在别的房屋上，或曾经是别的房屋的编码。", "The code {0} belongs, or once belonged, to another dwelling.", "Code");
    public static readonly Refusal AddressWrong = new("places.life.address", "地址不能为空，最多 {0} 个字。", "The address must have 1 to {0} characters.", "Address");
    public static readonly Refusal GridUnknown = new("places.life.grid", "没有编码为“{0}”的网格，或不在您的辖区。", "There is no grid cell '{0}' in your area.", "Grid");
    public static readonly Refusal GridSame = new("places.life.grid-same", "房屋已经在这个网格。", "The dwelling is in this cell already.", "Grid");
    public static readonly Refusal PartsWrong = new("places.life.parts", "每行写一套：25 位编码，空格，地址；2 到 20 行，第一行是原来这一套。", "One part a line: the 25-digit code, a blank, the address; 2 to 20 lines, this dwelling first.", "Parts");
    public static readonly Refusal PartsTwice = new("places.life.parts-twice", "编码 {0} 写了两次。", "The code {0} stands there twice.", "Parts");
    public static readonly Refusal OtherUnknown = new("places.life.other", "没有编码为“{0}”的在用房屋，或不在您的辖区。", "There is no dwelling '{0}' in use in your area.", "Other");
    public static readonly Refusal OtherSame = new("places.life.other-same", "请写另一套房屋的编码。", "Write the code of the other dwelling.", "Other");
    public static readonly Refusal ReasonMissing = new("places.life.reason-missing", "请写明依据，例如文件号或现场核实。", "Give the reason, such as a document or what was seen.", "Reason");
    public static readonly Refusal RowFormer = new("places.row.former-code", "编码 {0} 已改成别的编码；请用现在的编码。", "The code {0} was replaced; use the present one.", "dwelling_code");
    public static readonly Refusal RowEnded = new("places.row.ended", "编码 {0} 的房屋已登记为合并或拆除；请先在工作台恢复。", "The dwelling {0} is entered as merged or demolished; restore it at the desk first.", "dwelling_code");
}
