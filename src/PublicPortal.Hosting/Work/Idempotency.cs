using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Access;

namespace PublicPortal.Hosting.Work;

/// <summary>
/// The same form sent twice (double click, reload, bad line) is one act with one answer. The key is scoped to person and
/// route; key, keyed hash of the body and target of the answer are stored in the act's own transaction.
/// </summary>
internal sealed class Idempotency(PortalDbContext db, FieldCipher cipher, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Hidden field of every form, written by <see cref="IdempotencyKeyTagHelper"/>.</summary>
    public const string Field = "_key";

    internal readonly record struct Found(string Scope, string Key, byte[] BodyHash, IActionResult? Result);

    /// <summary>The key of the request, with the answer if there was one before.</summary>
    public async Task<Found> FindAsync(HttpContext http)
    {
        var found = await ReadAsync(http);
        if (found.Result is not null) return found;
        var record = await db.Set<IdempotencyRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.Scope == found.Scope && r.Key == found.Key);
        IActionResult? result = record switch
        {
            null => null,
            _ when !CryptographicOperations.FixedTimeEquals(record.BodyHash, found.BodyHash) => new StatusCodeResult(StatusCodes.Status409Conflict),
            _ => new LocalRedirectResult(record.Location ?? http.Request.Path),
        };
        return found with { Result = result };
    }

    /// <summary>The key of the request, nothing looked up; a result only where the key is missing.</summary>
    public async Task<Found> ReadAsync(HttpContext http)
    {
        var key = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync()) [Field].ToString() : "";
        if (key.Length is 0 or > 64) return new Found("", "", [], new StatusCodeResult(StatusCodes.Status400BadRequest));
        var scope = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.AccountId}|{http.Request.Path}|{http.Request.Query["handler"]}")));
        return new Found(scope, key, await HashAsync(http), null);
    }

    /// <returns>False when another request with the same key was faster.</returns>
    public async Task<bool> AddAsync(Found found, string location)
    {
        db.Add(Row(found, location));
        return await db.SaveOrDuplicateAsync() is null;
    }

    /// <summary>What is kept of the answer.</summary>
    public IdempotencyRecord Row(Found found, string location) =>
        new() { Scope = found.Scope, Key = found.Key, BodyHash = found.BodyHash, Location = location, CreatedAt = clock.GetUtcNow() };

    private async Task<byte[]> HashAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var text = new StringBuilder();
        foreach (var field in form.Where(f => f.Key is not (Field or "__RequestVerificationToken")).OrderBy(f => f.Key, StringComparer.Ordinal))
            text.Append(field.Key).Append('=').Append(field.Value.ToString()).Append('\n');
        foreach (var file in form.Files) text.Append(file.Name).Append(':').Append(file.FileName).Append(':').Append(file.Length).Append('\n');
        return cipher.Index("data_idempotency.body_hash", text.ToString());
    }
}
