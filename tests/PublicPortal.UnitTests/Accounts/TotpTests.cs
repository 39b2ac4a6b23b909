using PublicPortal.Accounts.Staff;
using Xunit;

namespace PublicPortal.UnitTests.Accounts;

public class TotpTests
{
    /// <summary>"12345678901234567890", the secret of RFC 6238, appendix B.</summary>
    private const string RfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_VectorsOfTheStandard_Agrees(long seconds, string expected) =>
        Assert.Equal(expected, Totp.Code(RfcSecret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void StepOf_CodeOfAnotherStep_OnlyNeighboursCount(int away, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = Totp.StepAt(now) + away;
        Assert.Equal(accepted ? step : null, Totp.StepOf(RfcSecret, Totp.Code(RfcSecret, step), now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("数字")]
    public void StepOf_NoCode_IsNull(string typed) => Assert.Null(Totp.StepOf(RfcSecret, typed, DateTimeOffset.UnixEpoch));

    [Fact]
    public void NewSecret_Twice_DiffersAndHas160Bits()
    {
        var secret = Totp.NewSecret();
        Assert.Equal(32, secret.Length);
        Assert.NotEqual(secret, Totp.NewSecret());
    }

    [Fact]
    public void Uri_ChineseIssuer_IsEscaped() =>
        Assert.Equal("otpauth://totp/%E7%A4%BA%E8%8C%83:A001?secret=GEZD&issuer=%E7%A4%BA%E8%8C%83", Totp.Uri("示范", "A001", "GEZD"));
}
