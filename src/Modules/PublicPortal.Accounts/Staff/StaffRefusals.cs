using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Staff;

internal static class StaffRefusals
{
    /// <summary>One answer to everything that can be wrong: nobody learns whether the number exists or is locked.</summary>
    public static readonly Refusal Wrong = new("accounts.sign-in.wrong",
        new LocalizedText("工号或密码不对。连续输错会暂时锁定账号；忘记密码请找系统管理员。", "The number or the password is wrong. Repeated errors lock the account for a while; if you forgot the password, ask a system administrator."),
        "Password", LeavesTrace: true);

    public static readonly Refusal TooMany = new("accounts.sign-in.too-many",
        new LocalizedText("这个网络上输错的次数太多，请一刻钟后再试。", "Too many errors from this network. Try again in a quarter of an hour."), LeavesTrace: true);

    public static readonly Refusal WrongCode = new("accounts.sign-in.wrong-code",
        new LocalizedText("验证码不对，或已经用过。请等手机上出现下一个再输入。", "The code is wrong or was used already. Wait for the next one on your phone."), "Code", LeavesTrace: true);

    public static readonly Refusal StartAgain = new("accounts.sign-in.start-again",
        "等得太久了，请重新登录。", "That took too long. Sign in again.");

    public static readonly Refusal CodeUnproved = new("accounts.setup.code",
        "验证码不对。请确认手机时间准确，再输入当前显示的 6 位数字。", "The code is wrong. Check that your phone's clock is right and enter the six digits it shows now.", "Code");

    public static readonly Refusal Repeat = new("accounts.setup.repeat", "两次输入的密码不一样。", "The two passwords differ.", "Repeat");

    public static readonly Refusal PasswordShort = new("accounts.password.short",
        "密码至少 {0} 个字符，您输入了 {1} 个。", "The password needs at least {0} characters; you entered {1}.", "NewPassword");

    public static readonly Refusal PasswordLong = new("accounts.password.long", "密码最多 {0} 个字符。", "The password may have at most {0} characters.", "NewPassword");

    public static readonly Refusal PasswordCommon = new("accounts.password.common",
        "这个密码太常见，很容易被猜到。用几个不相干的词连起来更好。", "This password is among the first that anybody tries. Several words that have nothing to do with each other are better.", "NewPassword");

    public static readonly Refusal PasswordContext = new("accounts.password.context",
        "密码里除了工号、姓名或网站名几乎没有别的，请换一个。", "Apart from your number, your name or the site's name there is almost nothing in the password. Choose another.", "NewPassword");

    public static readonly Refusal OldPassword = new("accounts.password.old",
        new LocalizedText("现在的密码不对。", "The present password is wrong."), "OldPassword", LeavesTrace: true);

    public static readonly Refusal NumberForm = new("accounts.staff.number-form",
        "工号由 2 至 20 个大写字母、数字或短横线组成。", "A number has 2 to 20 capital letters, digits or hyphens.", "Number");

    public static readonly Refusal NumberTaken = new("accounts.staff.number-taken", "这个工号已经有账号了。", "This number has an account already.", "Number");
    public static readonly Refusal NameMissing = new("accounts.staff.name-missing", "请填写姓名，最多 60 个字。", "Enter the name, at most 60 characters.", "DisplayName");
    public static readonly Refusal Unknown = new("accounts.staff.unknown", "没有这个工作人员账号。", "There is no such official's account.");
    public static readonly Refusal NotOneself = new("accounts.staff.not-oneself", "不能对自己的账号这样做，请找另一位管理员。", "You cannot do this to your own account. Ask another administrator.");
}
