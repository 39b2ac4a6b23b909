using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Staff;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Passkeys;

/// <summary>What the page's script asks for before it talks to the device. The answers go through the pages' own forms.</summary>
internal static class PasskeyEndpoints
{
    public const string New = "/desk/my/passkeys/options", Use = "/desk/sign-in/passkey/options";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(New, NewAsync).Allow(Access.Staff).CompletesWork().ExcludeFromDescription();
        endpoints.MapPost(Use, UseAsync).Allow(Access.Public).CompletesWork().ExcludeFromDescription();
    }

    private static async Task<Results<Ok<PasskeyOffer>, ProblemHttpResult>> NewAsync(HttpContext http, PasskeyService passkeys, RecentProof proof, CancellationToken cancel) =>
        RequestSession.Of(http).User is { } user && proof.IsRecent(user)
            ? TypedResults.Ok(await passkeys.OfferNewAsync(user.AccountId, http, cancel))
            : EndpointWork.Problem((Result)PasskeyRefusals.ProveFirst, StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<PasskeyOffer>, ProblemHttpResult>> UseAsync(HttpContext http, PasskeyService passkeys, CancellationToken cancel) =>
        await passkeys.OfferUseAsync(http, cancel) is { } offer
            ? TypedResults.Ok(offer)
            : EndpointWork.Problem((Result)PasskeyRefusals.TooMany, StatusCodes.Status429TooManyRequests);
}
