using PublicPortal.WeChat.JsSdk;

namespace PublicPortal.UnitTests.WeChat;

public class JsSdkSignatureTests
{
    private const string Ticket = "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";

    /// <summary>The worked examples of WeChat's own documentation, the present and the older one.</summary>
    [Theory]
    [InlineData("http://mp.weixin.qq.com?params=value", "0f9de62fce790f9a083d5c99e95740ceb90c27ed")]
    [InlineData("http://mp.weixin.qq.com", "f4d90daf4b3bca3078ab155816175ba34c443a7b")]
    [InlineData("http://mp.weixin.qq.com?params=value#fragment", "0f9de62fce790f9a083d5c99e95740ceb90c27ed")]
    public void Of_OfficialExamples_GivesTheirSignatures(string url, string expected) =>
        Assert.Equal(expected, JsSdkSignature.Of(Ticket, "Wm3WZYTPz0wzccnW", 1414587457, url));
}
