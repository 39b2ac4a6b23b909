using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Contracts;

/// <param name="Session">For the cookie, after the commit; null where the browser keeps the session it has.</param>
/// <param name="Path">Where to go on.</param>
public sealed record FieldSignedIn(ClaimsPrincipal? Session, string Path);

/// <summary>
/// Port for officials' bound accounts outside (WeChat). Such a sign-in is one factor: it opens a field session, which enters
/// pages and endpoints marked with <c>Access.Field()</c> alone, with the rights that are limited to a place.
/// </summary>
public interface IFieldSignIn
{
    /// <summary>Query parameter of the way's path that signs in for the field; and the one that carries the token of a binding.</summary>
    const string FieldParameter = "field", BindParameter = "bind";

    /// <summary>Binds the outside id to the official who got the token after proving both factors.</summary>
    Task<Result<FieldSignedIn>> BindAsync(string token, string provider, string externalId, HttpContext http, Process process, CancellationToken cancel = default);

    /// <summary>Starts a field session of the official to whom the outside id is bound.</summary>
    /// <param name="returnTo">A local address, or null.</param>
    Task<Result<FieldSignedIn>> SignInAsync(string provider, string externalId, string? returnTo, HttpContext http, Process process, CancellationToken cancel = default);

    /// <summary>Where a refused sign-in or binding is explained.</summary>
    string ProblemPath(Refusal refusal);
}
