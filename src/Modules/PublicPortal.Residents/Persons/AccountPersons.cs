using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;

namespace PublicPortal.Residents.Persons;

/// <summary>Says to modules that stand below which person an account is.</summary>
internal sealed class AccountPersons(PortalDbContext db) : IAccountPersons
{
    public Task<Guid?> PersonOfAsync(Guid accountId, CancellationToken cancel) =>
        db.Set<Person>().AsNoTracking().Where(p => p.AccountId == accountId).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancel);

    public async Task<IReadOnlyDictionary<Guid, Guid>> AccountsOfAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancel) =>
        await db.Set<Person>().AsNoTracking().Where(p => personIds.Contains(p.Id) && p.AccountId != null).ToDictionaryAsync(p => p.Id, p => p.AccountId!.Value, cancel);
}
