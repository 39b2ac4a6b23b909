using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using PublicPortal.Hosting.Access;

namespace PublicPortal.WeChat.SignIn;

internal static class SignInEndpoints
{
    /// <summary>Where signing in begins; the callback is answered by <see cref="WeChatSignInHandler"/> itself.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(SignInPaths.Start, Start).Allow(Access.Public).ExcludeFromDescription();

    private static IResult Start([FromQuery(Name = "return")] string? returnTo, string? again, string? field, string? bind)
    {
        var properties = new AuthenticationProperties { RedirectUri = SignInPaths.Local(returnTo) };
        if (again is not null) properties.Items[WeChatSignInHandler.Again] = "1";
        if (field is not null) properties.Items[WeChatSignInHandler.Field] = "1";
        if (bind is { Length: <= 64 }) properties.Items[WeChatSignInHandler.Bind] = bind;
        return Results.Challenge(properties, [WeChatSignInHandler.SchemeName]);
    }
}
