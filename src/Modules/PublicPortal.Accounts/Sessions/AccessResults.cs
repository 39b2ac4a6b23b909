using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Parking;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Sessions;

/// <summary>Before the handler: parks the form of somebody who is not signed in any more, and records what an official was denied.</summary>
internal sealed class AccessResults : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler normal = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Challenged) await context.RequestServices.GetRequiredService<ParkingLot>().ParkAsync(context);
        else if (authorizeResult.Forbidden && RequestSession.Of(context).User is { IsField: true } && context.Request.Path.StartsWithSegments("/desk") && FieldPage.IsMissing(context))
        {
            // One factor is not enough here: say so, and show the way. Arriving at the desk itself leads to the field's page.
            context.Response.Redirect(context.Request.Path == "/desk" ? Field.FieldSignIn.Home : "/desk/sign-in/two-factors?return=" + Uri.EscapeDataString(ReturnAddress.Of(context.Request)));
            return;
        }
        else if (authorizeResult.Forbidden && RequestSession.Of(context).User is { IsStaff: true } user) await RecordAsync(context, user);
        await normal.HandleAsync(next, context, policy, authorizeResult);
    }

    private static Task RecordAsync(HttpContext context, SignedIn user)
    {
        var wanted = context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? "";
        return context.RequestServices.GetRequiredService<WorkRunner>().RunAsync("accounts.access", user.Channel, (_, process) =>
        {
            process.Raise(new AccessDenied(user.AccountId, wanted));
            return Task.FromResult(Result.Ok());
        }, user.AccountId);
    }
}
