using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Site;

namespace PublicPortal.Evidence.Codes;

internal static class VerifyEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/codes/{code}", AnswerAsync).Allow(Access.Public).LimitLookUps()
            .WithName("VerifyCode").WithSummary("Whether a document of the portal is genuine. No personal data.");

    private static async Task<Results<Ok<CodeAnswer>, NotFound>> AnswerAsync(string code, VerificationCodes codes, CancellationToken cancel) =>
        await codes.AnswerAsync(code, cancel) is { } answer
            ? TypedResults.Ok(new CodeAnswer(answer.What.ToString(), answer.Validity == Validity.Valid, answer.Validity.ToString(), answer.Since, answer.Issuer.ToString()))
            : TypedResults.NotFound();

    /// <param name="What">What kind of document it is.</param>
    /// <param name="Since">Since when it is valid, or not any more.</param>
    internal sealed record CodeAnswer(string What, bool Valid, string Validity, DateOnly Since, string Issuer);
}
