using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Documents;

/// <summary>
/// What is wrong with a document number. The texts name at most one character of it, so that they may stand where the
/// number itself may not. None says what the right character would be: with a wrong check character it is mostly
/// another digit that is mistyped, and a form that completes numbers would help to make them up.
/// </summary>
internal static class DocumentRefusals
{
    public static Refusal Empty(DocumentType type) => new("residents.document.empty",
        $"请填写{type.Title().Zh}号码。", $"Enter the number of the document ({type.Title().En}).");

    public static Refusal Length(int expected, int typed) => new("residents.document.length",
        $"号码应为 {expected} 位，您填了 {typed} 位。", $"The number has {expected} characters; you entered {typed}.");

    /// <summary>15-digit numbers of the first cards ended on 2013-01-01 (居民身份证法 2011 amendment, art 2).</summary>
    public static readonly Refusal FifteenDigits = new("residents.document.fifteen-digits",
        "15 位的第一代身份证号码已停用，请填写 18 位号码。", "Numbers of 15 digits are no longer in use. Enter the number of 18 characters.");

    public static Refusal NotDigit(int position, string typed) => new("residents.document.not-digit",
        $"第 {position} 位应是数字，您填的是 {typed}。", $"Character {position} should be a digit; you entered {typed}.");

    public static Refusal NotDigitOrX(string typed) => new("residents.document.not-digit-or-x",
        $"第 18 位应是数字或 X，您填的是 {typed}。", $"Character 18 should be a digit or X; you entered {typed}.");

    public static Refusal NotLetter(int position, string typed) => new("residents.document.not-letter",
        $"第 {position} 位应是字母，您填的是 {typed}。", $"Character {position} should be a letter; you entered {typed}.");

    public static Refusal NotLetterOrDigit(int position, string typed) => new("residents.document.not-letter-or-digit",
        $"第 {position} 位应是字母或数字，您填的是 {typed}。", $"Character {position} should be a letter or a digit; you entered {typed}.");

    public static readonly Refusal Province = new("residents.document.province",
        "第 1 至 2 位是省份代码，没有这个省份，请对照证件检查。", "Characters 1 and 2 are the code of a province; there is no such province. Compare them with the card.");

    public static readonly Refusal BirthMonth = new("residents.document.birth-month",
        "第 11 至 12 位是出生月份，应在 01 至 12 之间。", "Characters 11 and 12 are the month of birth, from 01 to 12.");

    public static readonly Refusal BirthDay = new("residents.document.birth-day",
        "第 13 至 14 位是出生日，该月没有这一天。", "Characters 13 and 14 are the day of birth; that month has no such day.");

    public static readonly Refusal BirthInFuture = new("residents.document.birth-in-future",
        "第 7 至 14 位是出生日期，不能晚于今天。", "Characters 7 to 14 are the date of birth; it cannot lie after today.");

    public static readonly Refusal BirthTooOld = new("residents.document.birth-too-old",
        "第 7 至 10 位是出生年份，年份过早，请对照证件检查。", "Characters 7 to 10 are the year of birth; it is too long ago. Compare it with the card.");

    public static readonly Refusal Check = new("residents.document.check",
        "号码与校验位不符：至少有一位填错，或相邻两位颠倒。请对照证件逐位检查。",
        "The number does not agree with its check character: at least one character is mistyped, or two neighbours are swapped. Compare it with the card.");

    public static Refusal OtherType(DocumentType type) => new("residents.document.other-type",
        $"这像是{type.Title().Zh}的号码，请选择对应的证件类型。", $"This looks like the number of another document ({type.Title().En}). Choose that type.");

    /// <summary>The number is not built like the numbers of its type.</summary>
    public static Refusal Form(DocumentType type) => new("residents.document.form",
        $"{type.Title().Zh}号码的格式是：{type.Example().Zh}。", $"The number should look like this: {type.Example().En}.");
}
