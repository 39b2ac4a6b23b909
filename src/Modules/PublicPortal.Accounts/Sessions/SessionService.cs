using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Registry;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Sessions;

/// <param name="Current">The device that asks.</param>
internal sealed record SessionLine(Guid Id, string Device, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool Current, bool Field);

/// <summary>Starts and ends sessions; a new sign-in ends the one that the same browser had.</summary>
internal sealed class SessionService(PortalDbContext db, TimeProvider clock, IOptions<AccountsOptions> options)
{
    public async Task<ClaimsPrincipal> StartAsync(Account account, Channel channel, string factors, HttpContext http, Process process, CancellationToken cancel, bool waiting = false, Guid? fieldBinding = null)
    {
        var now = clock.GetUtcNow();
        if ((RequestSession.Of(http).User?.SessionId ?? RequestSession.Of(http).WaitingSession) is { } earlier)
        {
            await db.BeginWriteAsync(cancel);
            await db.Set<Session>().Where(s => s.Id == earlier && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancel);
        }
        var ticket = SessionTicket.New(Ids.New(now));
        db.Add(new Session
        {
            Id = ticket.SessionId, AccountId = account.Id, Kind = account.Kind, Channel = channel, SecretHash = Session.Hash(ticket.Secret),
            Device = Devices.Name(http.Request), Factors = factors, Waiting = waiting, CreatedAt = now, LastSeenAt = now, ProvedAt = waiting || fieldBinding is not null ? null : now, FieldBindingId = fieldBinding,
        });
        await db.SaveChangesAsync(cancel);
        if (!waiting) process.Raise(new SignInSucceeded(account.Id, ticket.SessionId, factors));
        return ticket.ToPrincipal(kept: account.Kind == Contracts.AccountKind.Resident);
    }

    /// <summary>The second factor was right: the waiting session becomes a real one. The cookie stays, so a double click does no harm.</summary>
    public async Task<bool> FinishAsync(Guid sessionId, string factors, Process process, CancellationToken cancel)
    {
        var session = await db.Set<Session>().FirstOrDefaultAsync(s => s.Id == sessionId && s.Waiting && s.EndedAt == null, cancel);
        if (session is null) return false;
        session.Waiting = false;
        session.Factors = factors;
        session.LastSeenAt = clock.GetUtcNow();
        session.ProvedAt = session.LastSeenAt;
        await db.SaveChangesAsync(cancel);
        process.Raise(new SignInSucceeded(session.AccountId, session.Id, factors));
        return true;
    }

    /// <summary>The account's living sessions, the present one first.</summary>
    public async Task<IReadOnlyList<SessionLine>> ListAsync(Guid accountId, Guid? current, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Set<Session>().AsNoTracking().Where(s => s.AccountId == accountId && s.EndedAt == null && !s.Waiting).ToListAsync(cancel);
        return
        [
            .. rows.Where(s => s.IsAlive(now, options.Value))
                .OrderByDescending(s => s.Id == current).ThenByDescending(s => s.LastSeenAt)
                .Select(s => new SessionLine(s.Id, s.Device, s.CreatedAt, s.LastSeenAt, s.Id == current, s.FieldBindingId is not null)),
        ];
    }

    /// <summary>Ends one session of the account; one that is over already stays over.</summary>
    public async Task EndAsync(Guid accountId, Guid sessionId, Process process, CancellationToken cancel)
    {
        if (await EndWhereAsync(db.Set<Session>().Where(s => s.AccountId == accountId && s.Id == sessionId), cancel) > 0)
            process.Raise(new SessionEnded(accountId, sessionId));
    }

    /// <summary>Ends all sessions of the account but one.</summary>
    public async Task<int> EndOthersAsync(Guid accountId, Guid? kept, Process process, CancellationToken cancel)
    {
        var count = await EndWhereAsync(db.Set<Session>().Where(s => s.AccountId == accountId && s.Id != kept), cancel);
        if (count > 0) process.Raise(new OtherSessionsEnded(accountId, count));
        return count;
    }

    private async Task<int> EndWhereAsync(IQueryable<Session> sessions, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.BeginWriteAsync(cancel);
        return await sessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancel);
    }
}
