using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Field;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Registry;
using PublicPortal.Data;

namespace PublicPortal.Accounts.Sessions;

/// <summary>Reads who a cookie belongs to: two point queries for an official, one for a resident.</summary>
internal sealed class SessionReader(PortalDbContext db, SessionsTogether together, IServiceScopeFactory scopes, TimeProvider clock, IOptions<AccountsOptions> options)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoScopes = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Null when the ticket was never one of ours.</summary>
    /// <param name="noteSeen">False for a hot act: the page that follows it notes it, outside of the rush.</param>
    /// <param name="express">Hundreds ask at once.</param>
    public async Task<RequestSession?> ReadAsync(SessionTicket ticket, bool noteSeen, bool express, CancellationToken cancel)
    {
        var found = express ? await together.FindAsync(ticket.SessionId) : await FoundSession.In(db).FirstOrDefaultAsync(f => f.Session.Id == ticket.SessionId, cancel);
        if (found is null || !found.Session.Fits(ticket.Secret)) return null;
        var (session, account) = (found.Session, found.Account);
        if (!session.IsAlive(clock.GetUtcNow(), options.Value) || !account.Active)
            return new RequestSession(EndedAccount: session.Waiting ? null : account.Id);
        if (session.FieldBindingId is { } binding && !await IsGoodAsync(binding, cancel)) return new RequestSession(EndedAccount: account.Id);
        if (session.Waiting) return new RequestSession(WaitingSession: session.Id);
        if (noteSeen) await NoteSeenAsync(session, cancel);
        var (staff, field) = (account.Kind == AccountKind.Staff, session.FieldBindingId is not null);
        return new RequestSession(new SignedIn(session.Id, account.Id, account.DisplayName, account.StaffNumber, staff, session.Channel,
            staff ? await ScopesAsync(account.Id, field, cancel) : NoScopes) { ProvedAt = session.ProvedAt, IsField = field });
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ScopesAsync(Guid accountId, bool field, CancellationToken cancel)
    {
        var held = await (from g in db.Set<RoleGrant>()
                          join p in db.Set<RolePermission>() on g.RoleId equals p.RoleId
                          where g.AccountId == accountId && (!field || g.ScopePath != "")   // in the field only what is limited to a place
                          select new { p.Permission, g.ScopePath }).Distinct().ToListAsync(cancel);
        return held.GroupBy(h => h.Permission).ToDictionary(g => g.Key, IReadOnlyList<string> (g) => Widest(g.Select(h => h.ScopePath)));
    }

    /// <summary>Renewed with both factors in time, and not taken away.</summary>
    private Task<bool> IsGoodAsync(Guid binding, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return db.Set<FieldBinding>().AnyAsync(b => b.Id == binding && b.EndedAt == null && b.GoodUntil > now, cancel);
    }

    /// <summary>A path below another one adds nothing.</summary>
    private static List<string> Widest(IEnumerable<string> paths)
    {
        var kept = new List<string>();
        foreach (var path in paths.Order(StringComparer.Ordinal))
            if (!kept.Any(k => path.StartsWith(k, StringComparison.Ordinal))) kept.Add(path);
        return kept;
    }

    /// <summary>
    /// In a small transaction of its own, done before the handler runs: the page's unit of work would otherwise hold the
    /// write gate that this one waits for.
    /// </summary>
    private async Task NoteSeenAsync(Session session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (now - session.LastSeenAt < SeenEvery) return;
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        await own.BeginWriteAsync(cancel);
        await own.Set<Session>().Where(s => s.Id == session.Id && s.LastSeenAt < now).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancel);
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CompleteAsync(cancel);
    }
}
