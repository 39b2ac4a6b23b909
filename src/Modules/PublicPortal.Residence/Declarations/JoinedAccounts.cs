using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residence.Help;
using PublicPortal.Residence.Leases;

namespace PublicPortal.Residence.Declarations;

/// <summary>Declarations, begun forms and visits of help go over to the account that is left; of two open visits to one home its own stays.</summary>
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
        var help = db.Set<HelpVisit>();
        await help.Where(h => h.AccountId == from && !(h.State == HelpState.Open && help.Any(own => own.AccountId == to && own.DwellingId == h.DwellingId && own.State == HelpState.Open)))
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.AccountId, to), cancel);
        await db.Set<DeclarationDraft>().Where(d => d.AccountId == from).ExecuteUpdateAsync(set => set.SetProperty(d => d.AccountId, to), cancel);
    }
}
