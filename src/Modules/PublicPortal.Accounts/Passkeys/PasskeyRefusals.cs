using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Passkeys;

internal static class PasskeyRefusals
{
    public static readonly Refusal NotDone = new("accounts.passkey.not-done",
        new LocalizedText("通行密钥没有验证成功，请再试一次，或者用密码登录。", "The passkey was not accepted. Try again, or sign in with your password."), LeavesTrace: true);

    public static readonly Refusal TooMany = new("accounts.passkey.too-many",
        new LocalizedText("这个网络上失败的次数太多，请一刻钟后再试。", "Too many errors from this network. Try again in a quarter of an hour."), LeavesTrace: true);

    public static readonly Refusal NotAdded = new("accounts.passkey.not-added",
        "没有添加成功。可能等得太久，或者设备没有验证指纹、面容或锁屏密码；请再试一次。",
        "Nothing was added. It may have taken too long, or the device did not check your finger, face or screen lock; try again.");

    public static readonly Refusal Already = new("accounts.passkey.already", "这个设备上的通行密钥已经添加过了。", "This passkey was added before.");
    public static readonly Refusal Enough = new("accounts.passkey.enough", "最多 {0} 个，请先删掉不用的。", "At most {0}; remove one that you no longer use.");
    public static readonly Refusal Name = new("accounts.passkey.name", "给它起个名字，最多 40 个字，例如“办公室电脑”。", "Give it a name of at most 40 characters, such as “Office computer”.", "Name");
    public static readonly Refusal Gone = new("accounts.passkey.gone", "这个通行密钥已经不在了。", "This passkey is gone.");

    public static readonly Refusal ProveFirst = new("accounts.prove.first", "离上次登录有一会儿了，请先再验证一次。", "Your sign-in was a while ago. Prove once more that it is you.");
    public static readonly Refusal NotProved = new("accounts.prove.wrong",
        new LocalizedText("密码或验证码不对，或者验证码已经用过。连续输错会暂时锁定账号。", "Password or code is wrong, or the code was used already. Repeated errors lock the account for a while."), "Code", LeavesTrace: true);
}
