using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;

namespace PublicPortal.WeChat.Platform;

/// <summary>
/// The account's access token and JS ticket, kept in one row each that all nodes read. The platform gives the same stable
/// token to everyone who asks and lets the old one live for five minutes, so no node has to wait for another.
/// </summary>
internal sealed class WeChatTokens(WeChatClient client, IServiceScopeFactory scopes, FieldCipher cipher, TimeProvider clock, IOptions<WeChatOptions> options)
{
    /// <summary>The platform renews five minutes before the end: asked a little later, it gives the new one.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(4);

    /// <summary>Does something with a token; when the platform does not accept it, once more with a fresh one.</summary>
    public async Task<T> WithTokenAsync<T>(Func<string, Task<T>> act, CancellationToken cancel)
    {
        var token = await AccessTokenAsync(cancel);
        try
        {
            return await act(token);
        }
        catch (WeChatApiException trouble) when (trouble.IsTokenTrouble)
        {
            return await act(await ReplaceAsync(token, cancel));
        }
    }

    public async Task<string> JsTicketAsync(CancellationToken cancel) =>
        await ReadAsync(TokenKind.JsTicket, cancel)
        ?? await KeepAsync(TokenKind.JsTicket, await WithTokenAsync(token => client.JsTicketAsync(token, cancel), cancel), cancel);

    private async Task<string> AccessTokenAsync(CancellationToken cancel) =>
        await ReadAsync(TokenKind.AccessToken, cancel)
        ?? await KeepAsync(TokenKind.AccessToken, await client.StableTokenAsync(force: false, cancel), cancel);

    /// <summary>Another node's newer token, else the platform's present one, and only if that is the bad one, a forced one.</summary>
    private async Task<string> ReplaceAsync(string bad, CancellationToken cancel)
    {
        if (await ReadAsync(TokenKind.AccessToken, cancel) is { } newer && newer != bad) return newer;
        var issued = await client.StableTokenAsync(force: false, cancel);
        if (issued.Value == bad) issued = await client.StableTokenAsync(force: true, cancel);
        return await KeepAsync(TokenKind.AccessToken, issued, cancel);
    }

    private async Task<string?> ReadAsync(TokenKind kind, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await Rows(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), kind).AsNoTracking().FirstOrDefaultAsync(cancel);
        return row is null || row.ExpiresAt - Early <= clock.GetUtcNow() ? null : cipher.Open(StoredToken.Column, row.Id, row.Value);
    }

    private async Task<string> KeepAsync(TokenKind kind, IssuedValue issued, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var expires = clock.GetUtcNow().AddSeconds(issued.ExpiresIn);
        var row = await Rows(db, kind).FirstOrDefaultAsync(cancel);
        if (row is null)
        {
            var id = Ids.New(clock);
            db.Add(new StoredToken { Id = id, AppId = options.Value.AppId, Kind = kind, ExpiresAt = expires, Value = cipher.Seal(StoredToken.Column, id, issued.Value) });
        }
        else
        {
            row.ExpiresAt = expires;
            row.Value = cipher.Seal(StoredToken.Column, row.Id, issued.Value);
        }
        if (await db.SaveOrDuplicateAsync(cancel) is null) await work.CompleteAsync(cancel);
        else await work.RollbackAsync();   // another node's first row is as good
        return issued.Value;
    }

    private IQueryable<StoredToken> Rows(PortalDbContext db, TokenKind kind) => db.Set<StoredToken>().Where(t => t.AppId == options.Value.AppId && t.Kind == kind);
}
