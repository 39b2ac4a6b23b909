using PublicPortal.Kernel;

namespace PublicPortal.Content.Items;

internal static class ItemRefusals
{
    public static readonly Refusal Gone = new("content.item.gone", "没有这条内容，可能已经删除。", "There is no such item; it may have been deleted.");
    public static readonly Refusal NotLatest = new("content.item.not-latest", "这不是最新的版本，请刷新页面再看一遍。", "This is not the latest version. Reload the page and look again.");
    public static readonly Refusal Stale = new("content.item.stale",
        "您打开以后，别人保存了新的版本。下面并排列出两份，请选择。", "Someone saved a newer version after you opened it. Both are shown below; please choose.");
    public static readonly Refusal NotHere = new("content.item.not-here", "这里不在您的管理范围内。", "This place is outside your area.", "CommunityPart.PlaceCode.Value");
    public static readonly Refusal UnknownPlace = new("content.item.unknown-place", "没有这个编码的地方；留空表示全区。", "There is no place with this code; leave it empty for the whole district.", "CommunityPart.PlaceCode.Value");
    public static readonly Refusal SecondPerson = new("content.item.second-person",
        "这类内容要由另一个人发布，起草的人不能自己发布。", "Another person publishes this kind of content, never one of those who wrote it.");
    public static readonly Refusal NotReady = new("content.item.not-ready",
        "还不能发布：有 {0} 处要先改好。", "It cannot be published yet: {0} things must be mended first.");
    public static readonly Refusal AddressTaken = new("content.item.address-taken", "地址“{0}”已经有别的内容了，请换一个。", "The address “{0}” belongs to another item; choose another.", "AutoroutePart.Path.Value");
    public static readonly Refusal Address = new("content.item.address",
        "地址只用小写英文字母、数字、短横线和斜线，最多 200 个，例如 notices/water-2026。", "An address has lower-case letters, digits, hyphens and slashes, 200 at most: notices/water-2026.", "AutoroutePart.Path.Value");
    public static readonly Refusal AddressReserved = new("content.item.address-reserved", "“{0}”开头的地址是网站自己用的，请换一个。", "Addresses that begin with “{0}” are the site's own; choose another.", "AutoroutePart.Path.Value");
    public static readonly Refusal TooLarge = new("content.item.too-large", "内容太长了，最多 100 万个字符。", "The content is too long; at most a million characters.");
    public static readonly Refusal TitleMissing = new("content.item.title-missing", "请填写标题。", "Enter a title.", "TitlePart.Title.Value");
    public static readonly Refusal TitleTooLong = new("content.item.title-too-long", "标题最多 255 个字。", "The title may have at most 255 characters.", "TitlePart.Title.Value");
    public static readonly Refusal Alias = new("content.item.alias", "别名最多 100 个英文字母、数字和短横线。", "An alias has at most 100 letters, digits and hyphens.", "AliasPart.Alias.Value");
    public static readonly Refusal NotPublished = new("content.item.not-published", "这条内容没有发布。", "This item is not published.");
    public static readonly Refusal InThePast = new("content.item.in-the-past", "请选一个以后的时间。", "Choose a time in the future.", "Day");
    public static readonly Refusal Moment = new("content.item.moment", "请填写日期和时间，例如 2026-12-01 和 08:30。", "Enter a date and a time, such as 2026-12-01 and 08:30.", "Day");
    public static readonly Refusal NotCreatable = new("content.item.not-creatable", "这种内容不能单独新建。", "This kind of content cannot be made by itself.");
    public static readonly Refusal Members = new("content.item.members", "条目应当有 ContentItemId 和 ContentType。", "An item should have ContentItemId and ContentType.");
}
