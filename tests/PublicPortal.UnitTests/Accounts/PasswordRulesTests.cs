using PublicPortal.Accounts.Staff;
using PublicPortal.Kernel;
using Xunit;

namespace PublicPortal.UnitTests.Accounts;

public class PasswordRulesTests
{
    [Theory]
    [InlineData("纸船 琥珀 第七站")]
    [InlineData("tangerine")]                     // no composition rules
    [InlineData("correct horse battery staple")]
    [InlineData("𠮷𠮷山水花鸟鱼虫")]
    public void Check_LongAndUncommon_IsAccepted(string password) => Assert.Null(Check(password));

    [Theory]
    [InlineData("七个字的密码呀", "accounts.password.short")]         // 7 characters
    [InlineData("𠮷𠮷𠮷𠮷", "accounts.password.short")]                // 4 characters, 8 UTF-16 units
    [InlineData("password", "accounts.password.common")]
    [InlineData("PassWord123", "accounts.password.common")]
    [InlineData("ＰＡＳＳＷＯＲＤ", "accounts.password.common")]        // full-width forms are the same password
    [InlineData("aaaaaaaaaaaa", "accounts.password.common")]
    [InlineData("ghijklmnop", "accounts.password.common")]
    [InlineData("87654321", "accounts.password.common")]
    [InlineData("abcabcabcabc", "accounts.password.common")]
    [InlineData("W1007W1007", "accounts.password.context")]
    [InlineData("示范区民生服务12", "accounts.password.context")]
    public void Check_WeakPassword_IsRefused(string password, string code) => Assert.Equal(code, Check(password)?.Code);

    [Fact]
    public void Check_WithoutSecondFactor_NeedsFifteen()
    {
        Assert.Null(PasswordRules.Check("tangerine river", withSecondFactor: false));
        Assert.Equal("accounts.password.short", PasswordRules.Check("tangerine hill", withSecondFactor: false)?.Code);
    }

    [Fact]
    public void Check_TooLong_IsRefused() => Assert.Equal("accounts.password.long", Check(string.Concat(Enumerable.Range(0, 129).Select(i => (char)('一' + i * 7))))?.Code);

    [Fact]
    public void Verify_TypedOnAnotherKeyboard_IsTheSamePassword()
    {
        var passwords = new Passwords();
        var hash = passwords.Hash("ｒｉｖｅｒ ①１２３");
        Assert.True(passwords.Verify(hash, "river 1123"));
        Assert.False(passwords.Verify(hash, "river 1124"));
    }

    [Fact]
    public void Verify_WithoutHash_IsFalseEvenForTheDecoy() => Assert.False(new Passwords().Verify(null, "nobody's password"));

    private static Refusal? Check(string password) => PasswordRules.Check(password, withSecondFactor: true, "示范区民生服务", "W1007", "王志强");
}
