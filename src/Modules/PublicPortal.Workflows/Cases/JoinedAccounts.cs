using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Workflows.Cases;

/// <summary>Whoever is told about a case is told in the account that is left.</summary>
internal sealed class JoinedAccounts(PortalDbContext db) : IEventHandler<AccountsJoined>
{
    public async Task HandleAsync(AccountsJoined happened, Process process, CancellationToken cancel)
    {
        var (from, to) = (happened.From, (Guid?)happened.To);
        await db.BeginWriteAsync(cancel);
        await db.Set<WorkflowCase>().Where(c => c.NotifyAccountId == from).ExecuteUpdateAsync(set => set.SetProperty(c => c.NotifyAccountId, to), cancel);
    }
}
