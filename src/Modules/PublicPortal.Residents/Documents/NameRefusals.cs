using PublicPortal.Kernel;

namespace PublicPortal.Residents.Documents;

/// <summary>What is wrong with a name.</summary>
internal static class NameRefusals
{
    public static readonly Refusal Empty = new("residents.name.empty", "请填写姓名。", "Enter the name.");

    public static readonly Refusal TooLong = new("residents.name.too-long",
        $"姓名最多 {PersonName.MaxCharacters} 个字。", $"A name has at most {PersonName.MaxCharacters} characters.");

    public static readonly Refusal Invisible = new("residents.name.invisible",
        "姓名中有看不见的字符，请删除后手工输入。", "The name contains invisible characters. Delete it and type it by hand.");

    public static Refusal Digit(int position, string typed) => new("residents.name.digit",
        $"姓名第 {position} 个字是数字 {typed}，请按证件上的姓名填写。", $"Character {position} of the name is the digit {typed}. Enter the name as on the document.");

    public static Refusal Character(int position, string typed) => new("residents.name.character",
        $"姓名第 {position} 个字不能是 {typed}，请按证件上的姓名填写。", $"Character {position} of the name cannot be {typed}. Enter the name as on the document.");

    /// <summary>Characters that one machine made up for itself are an empty box on every other.</summary>
    public static Refusal PrivateUse(int position) => new("residents.name.private-use",
        $"姓名第 {position} 个字是本机的自造字，别处无法显示。请换用输入法中的这个字，没有时请到窗口办理。",
        $"Character {position} of the name was made up by one device and cannot be shown elsewhere. Enter it with another input method, or come to a window.");
}
