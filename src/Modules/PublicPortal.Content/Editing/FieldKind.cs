using System.Text.Json.Nodes;
using PublicPortal.Content.Types;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Editing;

/// <summary>
/// A kind of field that is known here: how it is asked, checked, stored (in Orchard Core's shape) and said in words. A kind
/// that is not known is kept untouched.
/// </summary>
internal abstract class FieldKind
{
    /// <summary>As in Orchard: <c>TextField</c>.</summary>
    public abstract string Name { get; }
    public abstract LocalizedText Title { get; }

    /// <summary>One line for those who make a type.</summary>
    public abstract LocalizedText Hint { get; }

    /// <summary>Partial of the form.</summary>
    public abstract string Partial { get; }

    /// <summary>The member in which a simple field keeps its value.</summary>
    public virtual string MainMember => "Value";

    /// <summary>Offered to those who add a field.</summary>
    public virtual bool IsOffered => true;

    /// <summary>What is stored goes into the boxes.</summary>
    public abstract void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field);

    /// <summary>What was typed goes into the stored object, whose other members stay.</summary>
    public abstract Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field);

    /// <summary>For lists, comparisons and previews; empty when there is nothing.</summary>
    public abstract string InWords(JsonObject stored, FieldDefinition field);
}

internal static class FieldRefusals
{
    public static readonly Refusal Missing = new("content.field.missing", "请填写“{0}”。", "Fill in “{1}”.");
    public static readonly Refusal TooLong = new("content.field.too-long", "“{0}”最多 {2} 个字，现在有 {3} 个。", "“{1}” may have at most {2} characters; it has {3}.");
    public static readonly Refusal Choice = new("content.field.choice", "请从列出的选项里选“{0}”。", "Choose “{1}” from the list.");
    public static readonly Refusal Number = new("content.field.number", "“{0}”要填数字。", "“{1}” is a number.");
    public static readonly Refusal Range = new("content.field.range", "“{0}”应在 {2} 和 {3} 之间。", "“{1}” lies between {2} and {3}.");
    public static readonly Refusal Day = new("content.field.day", "“{0}”要写成 2026-12-01 这样。", "Write “{1}” like 2026-12-01.");
    public static readonly Refusal Time = new("content.field.time", "“{0}”要写成 08:30 这样。", "Write “{1}” like 08:30.");
    public static readonly Refusal Link = new("content.field.link", "“{0}”的网址要以 https:// 开头，或是本站以 / 开头的地址。", "The address of “{1}” begins with https://, or with / on this site.");
    public static readonly Refusal Point = new("content.field.point", "“{0}”要填纬度和经度，例如 22.5333 和 114.0556。", "“{1}” takes a latitude and a longitude, such as 22.5333 and 114.0556.");
    public static readonly Refusal AltMissing = new("content.field.alt-missing", "请写一句话说明“{0}”里的图片，看不见图的人靠它。", "Describe the picture of “{1}” in one sentence, for those who cannot see it.");
    public static readonly Refusal MediaPath = new("content.field.media-path", "没有这个图片：{2}。", "There is no such picture: {2}.");

    /// <summary>The refusal with the field's name in words, at the field's box.</summary>
    public static Refusal For(this Refusal refusal, FieldDefinition field, string prefix, params object?[] more) =>
        refusal.With([field.Label.Zh, field.Label.En, .. more]).At(prefix + ".Value");
}
