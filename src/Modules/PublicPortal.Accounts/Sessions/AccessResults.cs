using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Parking;
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
