using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Parking;

/// <summary>
/// Keeps what was typed when the session ended in the middle of a form, and gives it back once: to the same browser, the
/// same person and the same page. Files and passwords are not kept.
/// </summary>
internal sealed class ParkingLot(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock, IOptions<AccountsOptions> options)
{
    public const string Cookie = "parked";
    private const int MostBytes = 64 * 1024;
    private const long MostRequest = 8 * 1024 * 1024;
    private const string Antiforgery = "__RequestVerificationToken";
    private readonly IDataProtector protector = protection.CreateProtector("accounts.parked-form");

    public async Task ParkAsync(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.ContentLength is null or > MostRequest) return;
        if (http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null || !IsOwn(request)) return;
        if (await FormAsync(http) is not { } form || !form.ContainsKey(Antiforgery)) return;
        var fields = form.Where(f => !f.Key.StartsWith('_') && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase)).ToDictionary(f => f.Key, f => f.Value.ToArray());
        var bytes = JsonSerializer.SerializeToUtf8Bytes(fields);
        if (fields.Count == 0 || bytes.Length > MostBytes) return;

        await using var scope = scopes.CreateAsyncScope();
        var from = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!await scope.ServiceProvider.GetRequiredService<AttemptLimiter>().SpendAsync("accounts.park", from, 100, TimeSpan.FromHours(1), http.RequestAborted)) return;
        var (token, now) = (RandomNumberGenerator.GetHexString(64), clock.GetUtcNow());
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        db.Add(new ParkedForm
        {
            Id = Ids.New(now), TokenHash = Hash(token), AccountId = RequestSession.Of(http).EndedAccount, PageHash = Hash(ReturnAddress.Of(request)),
            Payload = protector.Protect(bytes), ExpiresAt = now + options.Value.ParkFor,
        });
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CompleteAsync(http.RequestAborted);
        http.Response.Cookies.Append(Cookie, token, new CookieOptions
        {
            HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = options.Value.ParkFor, IsEssential = true, Path = "/",
        });
    }

    /// <summary>The fields that were typed into the page of this request; null when there are none for this person and page.</summary>
    public async Task<IReadOnlyDictionary<string, string?[]>?> TakeAsync(HttpContext http, Guid accountId)
    {
        if (http.Request.Cookies[Cookie] is not { Length: 64 } token) return null;
        var (hash, page, now) = (Hash(token), Hash(ReturnAddress.Of(http.Request)), clock.GetUtcNow());
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var parked = await db.Set<ParkedForm>().AsNoTracking().FirstOrDefaultAsync(f => f.TokenHash == hash, http.RequestAborted);
        if (parked is null || !parked.PageHash.AsSpan().SequenceEqual(page)) return null;
        await db.BeginWriteAsync(http.RequestAborted);
        var taken = await db.Set<ParkedForm>().Where(f => f.Id == parked.Id).ExecuteDeleteAsync(http.RequestAborted);   // two tabs: one of them gets it
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CompleteAsync(http.RequestAborted);
        http.Response.Cookies.Delete(Cookie);
        if (taken == 0 || parked.ExpiresAt < now || (parked.AccountId is { } whose && whose != accountId)) return null;
        return JsonSerializer.Deserialize<Dictionary<string, string?[]>>(protector.Unprotect(parked.Payload));
    }

    private static async Task<IFormCollection?> FormAsync(HttpContext http)
    {
        try { return await http.Request.ReadFormAsync(http.RequestAborted); }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException) { return null; }   // no form that a page could have sent
    }

    /// <summary>The form came from a page of this site: nobody may lay words into another's form from outside.</summary>
    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin"
        && (request.Headers.Origin.ToString() is "" || (Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
