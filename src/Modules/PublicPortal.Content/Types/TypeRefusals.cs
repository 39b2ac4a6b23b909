using PublicPortal.Kernel;

namespace PublicPortal.Content.Types;

internal static class TypeRefusals
{
    public static readonly Refusal Name = new("content.type.name",
        "名称要以英文字母开头，由英文字母、数字、短横线组成，最多 100 个。", "The name starts with a letter and has letters, digits and hyphens, 100 at most.", "Name");
    public static readonly Refusal NameTaken = new("content.type.name-taken", "已经有这个名称了，请换一个。", "This name is taken; choose another.", "Name");
    public static readonly Refusal Title = new("content.type.title", "请填写显示名称，最多 100 个字。", "Enter a title of at most 100 characters.", "DisplayName");
    public static readonly Refusal Gone = new("content.type.gone", "没有这个内容类型，可能刚被删除。", "There is no such content type; it may just have been deleted.");
    public static readonly Refusal HasItems = new("content.type.has-items",
        "“{0}”还有 {2} 条内容，不能删除。请先删除这些内容。", "“{1}” still has {2} items and cannot be deleted. Delete the items first.");
    public static readonly Refusal PartIsUsed = new("content.type.part-is-used",
        "组成部分“{0}”还被类型“{1}”使用，不能删除。", "The part “{0}” is used by the type “{1}” and cannot be deleted.");
    public static readonly Refusal UnknownKind = new("content.field.unknown-kind", "请选择一种字段。", "Choose a kind of field.", "Kind");
    public static readonly Refusal TooManyFields = new("content.field.too-many", "一个类型最多 {0} 个字段。", "A type has at most {0} fields.", "Name");
    public static readonly Refusal FieldGone = new("content.field.gone", "没有这个字段，可能刚被删除。", "There is no such field; it may just have been deleted.");
    public static readonly Refusal Options = new("content.field.options", "请至少写一个选项，一行一个，最多 100 个。", "Write at least one choice, one a line, 100 at most.", "Choices");
    public static readonly Refusal TooLarge = new("content.type.too-large", "“{0}”的定义太大了。", "The definition of “{0}” is too large.");
    public static readonly Refusal Stale = new("content.type.stale", "别人刚刚改了这个类型，请刷新页面再改。", "Someone else has just changed this type. Reload the page and change it again.");
    public static readonly Refusal Prefix = new("content.type.prefix", "地址前缀只用小写英文字母、数字和短横线，例如 notices。", "The first part of addresses has lower-case letters, digits and hyphens: notices.", "AddressPrefix");
}
