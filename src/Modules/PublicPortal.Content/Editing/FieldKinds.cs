using PublicPortal.Content.Types;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Editing;

/// <summary>A part that is known here beyond its fields.</summary>
/// <param name="Members">Plain values that the form asks for.</param>
internal sealed record PartKind(string Name, LocalizedText Title, LocalizedText Hint, IReadOnlyList<(FieldDefinition Field, FieldKind Kind)> Members);

/// <summary>The kinds of fields and parts that are known here. All others are kept and given back untouched.</summary>
internal static class FieldKinds
{
    public static readonly IReadOnlyList<FieldKind> All =
    [
        new TextKind(), new MarkdownKind(), new MediaKind(), new DateKind(), new NumericKind(), new BooleanKind(), new LinkKind(), new MultiTextKind(), new DateTimeKind(), new TimeKind(),
        new PickerKind("ContentPickerField", "ContentItemIds", new("别的内容", "Other content"), new("指向本站的其他内容", "Other items of this site")),
        new PickerKind("TaxonomyField", "TermContentItemIds", new("分类", "Category"), new("从一个分类表里选", "Terms of a list of categories")),
        new PickerKind("UserPickerField", "UserIds", new("工作人员", "Official"), new("负责的人", "Who is responsible")),
        new GeoPointKind(), new HtmlKind(),
    ];

    private static readonly Dictionary<string, FieldKind> ByName = All.ToDictionary(k => k.Name);

    public static FieldKind? Find(string name) => ByName.GetValueOrDefault(name);

    public static readonly IReadOnlyList<PartKind> Parts =
    [
        new("TitlePart", new("标题", "Title"), new("每条内容的标题", "What each item is called"), [(Ask("Title", "标题", "Title", required: true), new LineKind("Title", 255))]),
        new("AutoroutePart", new("网址", "Address"), new("每条内容有自己的网址", "Each item has an address of its own"),
            [(Ask("Path", "网址", "Address", hint: ("不填就按日期自动生成", "Left empty it is made of the date")), new LineKind("Path", 200))]),
        new("AliasPart", new("别名", "Alias"), new("程序用来找到它的名字", "A name by which programs find it"), [(Ask("Alias", "别名", "Alias"), new LineKind("Alias", 100))]),
        new("MarkdownBodyPart", new("正文", "Body"), new("带标题、列表、表格的正文", "Long text with headings, lists and tables"), [(Ask("Markdown", "正文", "Body"), new MarkdownKind())]),
        new("HtmlBodyPart", new("正文（HTML）", "Body (HTML)"), new("从别的系统来的正文，显示时净化", "Long text from other systems, cleaned when shown"), [(Ask("Html", "正文（HTML）", "Body (HTML)"), new HtmlKind())]),
        new("MenuItemsListPart", new("菜单的链接", "Links of a menu"), new("一组链接：文字、网址、顺序", "A group of links: words, address, order"), [(Ask("MenuItems", "链接", "Links"), new MenuLinksKind())]),
        new("CommonPart", new("所有者和日期", "Owner and dates"), new("由系统填写", "Filled by the system"), []),
        new("ListPart", new("下级列表", "List"), new("下面可以放别的内容", "Other items stand below it"), []),
        new("ContainedPart", new("属于列表", "Contained"), new("放在别的内容下面", "Stands below another item"), []),
        new("PublishLaterPart", new("定时发布", "Publish later"), new("发布时选时间", "The time is chosen when publishing"), []),
        new("ArchiveLaterPart", new("定时撤下", "Take down later"), new("到时间自动撤下", "Taken down when its time has come"), []),
        new("TaxonomyPart", new("分类表", "Taxonomy"), new("它自己就是一张分类表", "It is a list of categories itself"), []),
    ];

    public static PartKind? FindPart(string name) => Parts.FirstOrDefault(p => p.Name == name);

    /// <summary>What the form of a type asks, in order. Fields of unknown kinds are left out: they are kept as they are.</summary>
    public static IReadOnlyList<Question> Of(TypeDefinition type) =>
    [
        .. type.Parts.SelectMany(part => (FindPart(part.PartName)?.Members ?? []).Select(m => new Question(part.Name, m.Field, m.Kind, m.Kind.MainMember))
            .Concat(part.Fields.Where(f => Find(f.Kind) is not null).Select(f => new Question(part.Name, f, Find(f.Kind)!, null)))),
    ];

    private static FieldDefinition Ask(string name, string zh, string en, bool required = false, (string Zh, string En)? hint = null)
    {
        var settings = new System.Text.Json.Nodes.JsonObject
        {
            ["ContentPartFieldSettings"] = new System.Text.Json.Nodes.JsonObject { ["DisplayName"] = zh },
            ["PortalFieldSettings"] = new System.Text.Json.Nodes.JsonObject { ["DisplayNameEn"] = en, ["HintEn"] = hint?.En },
            ["LineSettings"] = new System.Text.Json.Nodes.JsonObject { ["Required"] = required, ["Hint"] = hint?.Zh },
        };
        return new FieldDefinition("Line", name, settings);
    }
}
