using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Preferences;

namespace PublicPortal.Notifications.Notices;

/// <summary>Messages go over to the account that is left; its own choice of channels counts.</summary>
internal sealed class JoinedAccounts(PortalDbContext db) : IEventHandler<AccountsJoined>
{
    public async Task HandleAsync(AccountsJoined happened, Process process, CancellationToken cancel)
    {
        var (from, to) = (happened.From, happened.To);
        await db.BeginWriteAsync(cancel);
        await db.Set<Notice>().Where(n => n.AccountId == from).ExecuteUpdateAsync(set => set.SetProperty(n => n.AccountId, to), cancel);
        if (await db.Set<ChannelPreference>().AnyAsync(p => p.AccountId == to, cancel)) await db.Set<ChannelPreference>().Where(p => p.AccountId == from).ExecuteDeleteAsync(cancel);
        else await db.Set<ChannelPreference>().Where(p => p.AccountId == from).ExecuteUpdateAsync(set => set.SetProperty(p => p.AccountId, to), cancel);
    }
}
