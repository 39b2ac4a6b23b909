using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;

namespace PublicPortal.Hosting.Work;

/// <summary>
/// When a request had arrived whole, by the database's clock: for acts that a moment decides about. Of hot acts it is taken
/// as soon as the body is read, before the act waits for its turn; of others when it is first asked for.
/// </summary>
public static class RequestArrival
{
    private static readonly object Key = new();

    /// <summary>When the last byte of the request's body was here.</summary>
    public static DateTimeOffset Arrived(this HttpContext http) => (DateTimeOffset)(http.Items[Key] ??= Now(http));

    internal static void Note(HttpContext http) => http.Items[Key] = Now(http);

    private static DateTimeOffset Now(HttpContext http) => http.RequestServices.GetRequiredService<DatabaseClock>().Now;
}
