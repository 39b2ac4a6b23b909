using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.WeChat.Platform;

namespace PublicPortal.WeChat.JsSdk;

internal static class JsSdkEndpoints
{
    private static readonly Refusal OtherSite = new("wechat.js-config.other-site", "只为本站的页面签名。", "Only pages of this site are signed.", "url");
    private static readonly Refusal Away = new("wechat.js-config.unavailable", "微信暂时没有回应，请稍后再试。", "WeChat does not answer right now; please try again later.");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/wechat/js-config", ConfigAsync).Allow(Access.Public).ExcludeFromDescription();
        endpoints.MapGet("/MP_verify_{text}.txt", Verify).Allow(Access.Public).ExcludeFromDescription();
    }

    private static async Task<IResult> ConfigAsync(string? url, JsConfig config, CancellationToken cancel)
    {
        try
        {
            return await config.ForAsync(url, cancel) is { } answer ? TypedResults.Ok(answer) : EndpointWork.Problem(OtherSite);
        }
        catch (Exception failed) when (failed is WeChatApiException or HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return EndpointWork.Problem(Away, StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The platform reads this file to see that the domain is ours; its name repeats its content.</summary>
    private static IResult Verify(string text, IOptions<WeChatOptions> options) =>
        options.Value.DomainVerification.Contains(text, StringComparer.Ordinal) ? TypedResults.Text(text) : TypedResults.NotFound();
}
