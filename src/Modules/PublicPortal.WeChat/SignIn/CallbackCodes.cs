using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;

namespace PublicPortal.WeChat.SignIn;

/// <summary>What the earlier callback with the same code led to.</summary>
internal sealed record EarlierAnswer(CallbackOutcome Outcome, ClaimsPrincipal? Session, string ReturnTo);

/// <summary>Each code is exchanged once; see <see cref="CallbackCode"/>. Every step is a small transaction of its own.</summary>
internal sealed class CallbackCodes(IServiceScopeFactory scopes, FieldCipher cipher, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(150);
    private const int MostLooks = 80;   // 12 seconds, longer than a call to the platform may take

    /// <returns>The row's id, or null when the code was seen before.</returns>
    public async Task<Guid?> ClaimAsync(string code, string state)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var now = clock.GetUtcNow();
        var seen = new CallbackCode { Id = Ids.New(now), Hash = Hash(code), State = state, SeenAt = now };
        db.Add(seen);
        if (await db.SaveOrDuplicateAsync() is null)
        {
            await work.CompleteAsync();
            return seen.Id;
        }
        await work.RollbackAsync();
        return null;
    }

    /// <summary>Remembers the session in the transaction that starts it.</summary>
    public async Task NoteSignedInAsync(PortalDbContext db, Guid id, ClaimsPrincipal? session, string returnTo)
    {
        var seen = await db.Set<CallbackCode>().FirstAsync(c => c.Id == id);
        seen.Outcome = CallbackOutcome.SignedIn;
        if (session is not null) seen.Session = cipher.SealBytes(CallbackCode.SessionColumn, id, TicketSerializer.Default.Serialize(new AuthenticationTicket(session, WeChatSignInHandler.SchemeName)));
        seen.ReturnTo = returnTo;
    }

    public async Task NoteFailedAsync(Guid id)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        await db.BeginWriteAsync();
        await db.Set<CallbackCode>().Where(c => c.Id == id && c.Outcome == CallbackOutcome.UnderWay)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Outcome, CallbackOutcome.Failed));
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CompleteAsync();
    }

    /// <summary>Waits until the first callback, perhaps on another node, knows its answer.</summary>
    /// <returns>Null when the code came from another browser, is forgotten, or the first one never ended.</returns>
    public async Task<EarlierAnswer?> EarlierAsync(string code, string state, CancellationToken cancel)
    {
        var hash = Hash(code);
        for (var look = 0; look < MostLooks; look++)
        {
            if (look > 0) await Task.Delay(LookAgain, cancel);
            await using var scope = scopes.CreateAsyncScope();
            var seen = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<CallbackCode>().AsNoTracking().FirstOrDefaultAsync(c => c.Hash == hash, cancel);
            if (seen is null || seen.State != state) return null;
            if (seen.Outcome == CallbackOutcome.UnderWay) continue;
            var session = seen.Session is null ? null : TicketSerializer.Default.Deserialize(cipher.OpenBytes(CallbackCode.SessionColumn, seen.Id, seen.Session))?.Principal;
            return new EarlierAnswer(seen.Outcome, session, seen.ReturnTo ?? "/");
        }
        return null;
    }

    private byte[] Hash(string code) => cipher.Index(CallbackCode.HashColumn, code);
}
