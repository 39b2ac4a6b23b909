using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace PublicPortal.Accounts.Sessions;

/// <summary>Where to go on after signing in: an address of this site, never of another.</summary>
internal static class ReturnAddress
{
    /// <summary>The page of the request, to be asked for again with GET.</summary>
    public static string Of(HttpRequest request)
    {
        var query = new QueryBuilder(request.Query
            .Where(q => !q.Key.Equals("handler", StringComparison.OrdinalIgnoreCase))   // names an act, not a page
            .SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value ?? "")));
        return request.PathBase.Add(request.Path) + query.ToQueryString();
    }

    /// <summary>The address if it is local, else the other one.</summary>
    public static string Local(string? address, string otherwise) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && address.Length <= 2000 && !address.Any(char.IsControl)
            && !address.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("/desk/sign-", StringComparison.OrdinalIgnoreCase)
            ? address : otherwise;
}
