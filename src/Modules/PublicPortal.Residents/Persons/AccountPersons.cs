using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Data.GroupCommit;

namespace PublicPortal.Residents.Persons;

/// <summary>Says to modules that stand below which person an account is.</summary>
internal sealed class AccountPersons(PortalDbContext db, PersonsTogether together) : IAccountPersons
{
    public Task<Guid?> PersonOfAsync(Guid accountId, CancellationToken cancel) =>
        db.Set<Person>().AsNoTracking().Where(p => p.AccountId == accountId).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancel);

    public async Task<Guid?> PersonOfTogetherAsync(Guid accountId) => (await together.FindAsync(accountId))?.Id;

    public async Task<IReadOnlyDictionary<Guid, Guid>> AccountsOfAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancel) =>
        await db.Set<Person>().AsNoTracking().Where(p => personIds.Contains(p.Id) && p.AccountId != null).ToDictionaryAsync(p => p.Id, p => p.AccountId!.Value, cancel);
}

internal sealed class PersonsTogether(IServiceScopeFactory scopes)
{
    public sealed record Found(Guid Account, Guid Id);

    private readonly GatheredRead<Guid, Found> persons = new(scopes, (db, accounts) => db.Set<Person>().AsNoTracking()
        .Where(p => p.AccountId != null && accounts.Contains(p.AccountId.Value)).Select(p => new Found(p.AccountId!.Value, p.Id)).ToDictionaryAsync(f => f.Account));

    public Task<Found?> FindAsync(Guid account) => persons.FindAsync(account);
}
