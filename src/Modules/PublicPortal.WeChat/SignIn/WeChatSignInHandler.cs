using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using PublicPortal.Hosting.Site;
using PublicPortal.WeChat.Platform;

namespace PublicPortal.WeChat.SignIn;

/// <summary>
/// WeChat's web authorization on the framework's OAuth handler. What differs from OAuth 2: order and names of the
/// parameters, a fragment that must follow, a short state, JSON called text/plain, errors with status 200, a refusal
/// without any error, and callbacks that arrive twice.
/// </summary>
internal sealed class WeChatSignInHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, IOptions<WeChatOptions> weChat,
    WeChatClient client, CallbackCodes codes, StateCookie states, PublicAddress site) : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    public const string SchemeName = "WeChat";

    /// <summary>Where the id of the claimed code waits until the account is found.</summary>
    public static readonly object ClaimKey = new();

    /// <summary>Marks the second attempt, so that there is no third.</summary>
    public const string Again = "again";

    /// <summary>An official's sign-in for the field; and the token of a binding.</summary>
    public const string Field = "field", Bind = "bind";

    /// <summary>appid, redirect_uri, response_type, scope, state: the platform checks the order; without the fragment a redirect fails.</summary>
    public static string AuthorizeUrl(string authorizeAddress, string appId, string redirectUri, string scope, string state) =>
        $"{authorizeAddress}?appid={Uri.EscapeDataString(appId)}&redirect_uri={Uri.EscapeDataString(redirectUri)}&response_type=code"
        + $"&scope={Uri.EscapeDataString(scope)}&state={state}#wechat_redirect";

    /// <param name="redirectUri">Made of the Host header by the framework; not used, that may be forged.</param>
    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var state = RandomNumberGenerator.GetHexString(32, lowercase: true);
        states.Keep(Context, state, Options.StateDataFormat.Protect(properties));
        return AuthorizeUrl(weChat.Value.AuthorizeAddress, weChat.Value.AppId, site.Of(SignInPaths.Callback), weChat.Value.Scope, state);
    }

    /// <summary>The state cookie is the proof that this browser began; the framework's correlation cookie would be a second one of the same kind.</summary>
    protected override void GenerateCorrelationId(AuthenticationProperties properties) { }

    protected override bool ValidateCorrelationId(AuthenticationProperties properties) => true;

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var id = Request.Query["state"].ToString();
        if (states.Find(Context, id) is not { } state || Options.StateDataFormat.Unprotect(state) is not { } properties)
            return HandleRequestResult.Fail(new WeChatSignInException(WeChatSignInProblem.Forged));
        var code = Request.Query["code"].ToString();
        if (code.Length == 0) return HandleRequestResult.Fail(new WeChatSignInException(WeChatSignInProblem.Refused), properties);
        if (code.Length > 512) return HandleRequestResult.Fail(new WeChatSignInException(WeChatSignInProblem.Forged), properties);
        if (await codes.ClaimAsync(code, id) is not { } claim) return await AnswerAgainAsync(code, id, properties);

        Context.Items[ClaimKey] = claim;
        Request.Query = new QueryCollection(new Dictionary<string, StringValues>(Request.Query.ToDictionary()) { ["state"] = state });
        HandleRequestResult result;
        try
        {
            result = await base.HandleRemoteAuthenticateAsync();
        }
        catch (WeChatSignInException refused)
        {
            result = HandleRequestResult.Fail(refused, properties);
        }
        if (result.Failure is not null) await codes.NoteFailedAsync(claim);
        return result;
    }

    /// <summary>Not tied to the request: when the browser already hangs up to call a second time, the second call still gets its answer.</summary>
    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        try
        {
            var answer = await client.ExchangeCodeAsync(context.Code, CancellationToken.None);
            return OAuthTokenResponse.Success(JsonSerializer.SerializeToDocument(answer));
        }
        catch (Exception failed) when (failed is WeChatApiException or HttpRequestException or OperationCanceledException or JsonException)
        {
            return OAuthTokenResponse.Failed(WeChatSignInException.From(failed));
        }
    }

    protected override Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var answer = tokens.Response!.Deserialize<OAuthAnswer>()!;
        if (answer.IsSnapshot) throw new WeChatSignInException(WeChatSignInProblem.Snapshot);
        if (string.IsNullOrEmpty(answer.OpenId) || !answer.Grants(weChat.Value.Scope)) throw new WeChatSignInException(WeChatSignInProblem.Unavailable);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, answer.OpenId));
        return Task.FromResult(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name));
    }

    private async Task<HandleRequestResult> AnswerAgainAsync(string code, string state, AuthenticationProperties properties)
    {
        var earlier = await codes.EarlierAsync(code, state, Context.RequestAborted);
        if (earlier?.Outcome == CallbackOutcome.SignedIn)
        {
            if (earlier.Session is { } session) await Context.SignInAsync(session);   // none: the browser kept the one it had
            Response.Redirect(earlier.ReturnTo);
            return HandleRequestResult.Handle();
        }
        var problem = earlier is null ? WeChatSignInProblem.Forged : WeChatSignInProblem.Expired;
        return HandleRequestResult.Fail(new WeChatSignInException(problem), properties);
    }
}
