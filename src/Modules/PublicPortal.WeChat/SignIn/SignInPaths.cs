using Microsoft.AspNetCore.Http.Extensions;

namespace PublicPortal.WeChat.SignIn;

/// <summary>The addresses of this way of signing in.</summary>
internal static class SignInPaths
{
    /// <summary>The sign-in page of the Accounts module.</summary>
    public const string Page = "/sign-in";
    public const string Start = "/sign-in/wechat";
    public const string Callback = "/sign-in/wechat/callback";
    public const string Problem = "/sign-in/wechat/problem";

    /// <summary>The address if it is one of this site and no part of signing in, else the home page.</summary>
    public static string Local(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && address.Length <= MostCharacters
            && !address.Any(char.IsControl) && !address.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase)
            ? address : "/";

    public const int MostCharacters = 2000;

    public static string With(string path, string? returnTo, params (string Name, string Value)[] more)
    {
        var query = new QueryBuilder(more.Select(m => KeyValuePair.Create(m.Name, m.Value))) { { "return", Local(returnTo) } };
        return path + query.ToQueryString();
    }
}
