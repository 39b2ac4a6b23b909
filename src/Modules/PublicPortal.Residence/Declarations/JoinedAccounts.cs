using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residence.Leases;

namespace PublicPortal.Residence.Declarations;

/// <summary>Declarations and begun forms go over to the account that is left.</summary>
internal sealed class JoinedAccounts(PortalDbContext db) : IEventHandler<AccountsJoined>
{
    public async Task HandleAsync(AccountsJoined happened, Process process, CancellationToken cancel)
    {
        var (from, to) = (happened.From, happened.To);
        await db.BeginWriteAsync(cancel);
        await db.Set<ResidenceDeclaration>().Where(d => d.DeclarantAccountId == from).ExecuteUpdateAsync(set => set.SetProperty(d => d.DeclarantAccountId, to), cancel);
        await db.Set<ResidenceDeclaration>().Where(d => d.DeclaredByAccountId == from).ExecuteUpdateAsync(set => set.SetProperty(d => d.DeclaredByAccountId, to), cancel);
        await db.Database.ExecuteSqlAsync($"update residence_batch set account_id = {to} where account_id = {from}", cancel);
        await db.Set<Lease>().Where(l => l.EnteredBy == from).ExecuteUpdateAsync(set => set.SetProperty(l => l.EnteredBy, to), cancel);
        await db.Set<DeclarationDraft>().Where(d => d.AccountId == from).ExecuteUpdateAsync(set => set.SetProperty(d => d.AccountId, to), cancel);
    }
}
