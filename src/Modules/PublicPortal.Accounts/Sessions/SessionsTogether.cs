using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Registry;
using PublicPortal.Data;
using PublicPortal.Data.GroupCommit;

namespace PublicPortal.Accounts.Sessions;

/// <summary>A session and whose it is.</summary>
internal sealed record FoundSession
{
    public required Session Session { get; init; }
    public required Account Account { get; init; }

    public static IQueryable<FoundSession> In(PortalDbContext db) =>
        from s in db.Set<Session>().AsNoTracking()
        join a in db.Set<Account>().AsNoTracking() on s.AccountId equals a.Id
        select new FoundSession { Session = s, Account = a };
}

/// <summary>Sessions of hundreds who press the same button.</summary>
internal sealed class SessionsTogether(IServiceScopeFactory scopes)
{
    private readonly GatheredRead<Guid, FoundSession> sessions = new(scopes, (db, ids) =>
        FoundSession.In(db).Where(f => ids.Contains(f.Session.Id)).ToDictionaryAsync(f => f.Session.Id));

    public Task<FoundSession?> FindAsync(Guid id) => sessions.FindAsync(id);
}
