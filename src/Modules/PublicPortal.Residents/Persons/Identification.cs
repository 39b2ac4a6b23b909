using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Documents;
using PublicPortal.Residents.Phones;
using PublicPortal.Residents.Phones.SignIn;
using PublicPortal.Residents.Register;

namespace PublicPortal.Residents.Persons;

/// <summary>Finds or makes the person of a name and a document, and joins it with an account.</summary>
internal sealed class Identification(
    PortalDbContext db, PersonStore store, RegisterMemory register, AccountJoin join, AttemptLimiter limiter, IAccounts accounts, CountyCodes counties, IOptions<ResidentsOptions> options, TimeProvider clock)
{
    private const string Attempts = "residents.identify";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<Result<PersonInfo>> IdentifyAsync(string? name, DocumentType type, string? number, Guid? accountId, Process process, CancellationToken cancel)
    {
        var typed = PersonName.Parse(name);
        var document = IdentityDocument.Parse(type, number, ChinaTime.Today(clock), counties);
        if (typed.IsRefused || document.IsRefused)
            return Result<PersonInfo>.Refuse([.. typed.Refusals.Select(r => r.At("Name")), .. document.Refusals.Select(r => r.At("Number"))]);

        var index = store.Index(type, document.Value.Number);
        await store.HoldAsync(index, accountId, cancel);
        var found = await db.Set<Person>().Where(p => p.DocumentIndex == index || (accountId != null && p.AccountId == accountId)).ToListAsync(cancel);
        var mine = accountId is null ? null : found.FirstOrDefault(p => p.AccountId == accountId);
        if (mine is not null && !mine.DocumentIndex.AsSpan().SequenceEqual(index)) return PersonRefusals.AccountIsSomebodyElse;
        if (mine is not null && store.IsName(mine, typed.Value)) return store.Info(mine);
        if (await IsLimitedAsync(accountId, process, cancel)) return PersonRefusals.TooManyMismatches;

        var person = mine ?? found.FirstOrDefault();
        if (person is null) return await AddAsync(typed.Value, document.Value, accountId, process, cancel);
        if (!store.IsName(person, typed.Value) && !TryRename(person, typed.Value, process)) return await MismatchAsync(person, accountId, process, cancel);
        if (accountId is { } account && person.AccountId is null) await JoinAsync(person, account, process, cancel);
        else if (accountId is { } here && person.AccountId != here && !await join.TryAsync(person, here, process, cancel)) return await MismatchAsync(person, accountId, process, cancel);
        await db.SaveChangesAsync(cancel);
        return store.Info(person);
    }

    /// <summary>For somebody else: what does not fit is noted with the person, and never said to the one who typed it.</summary>
    public async Task<Result<NamedPerson>> IdentifyNamedAsync(string? name, DocumentType type, string? number, Process process, CancellationToken cancel)
    {
        var typed = PersonName.Parse(name);
        var document = IdentityDocument.Parse(type, number, ChinaTime.Today(clock), counties);
        if (typed.IsRefused || document.IsRefused)
            return Result<NamedPerson>.Refuse([.. typed.Refusals.Select(r => r.At("Name")), .. document.Refusals.Select(r => r.At("Number"))]);
        var index = store.Index(type, document.Value.Number);
        await store.HoldAsync(index, null, cancel);
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.DocumentIndex == index, cancel);
        if (person is null) return new NamedPerson(await AddAsync(typed.Value, document.Value, null, process, cancel), NameFits: true);
        var fits = store.IsName(person, typed.Value) || TryRename(person, typed.Value, process);
        if (!fits) process.Raise(new IdentityMismatched(person.Id));
        await db.SaveChangesAsync(cancel);
        return new NamedPerson(store.Info(person), fits);
    }

    private async Task<PersonInfo> AddAsync(PersonName name, IdentityDocument document, Guid? accountId, Process process, CancellationToken cancel)
    {
        var person = store.Create(name, document);
        person.AskLater(clock.GetUtcNow().AddMinutes(options.Value.RegisterRetryMinutes));
        db.Add(person);
        if (accountId is { } account) await JoinAsync(person, account, process, cancel);
        else process.Raise(new PersonIdentified(person.Id, null, person.MaskedName));
        await db.SaveChangesAsync(cancel);
        return store.Info(person);
    }

    private async Task JoinAsync(Person person, Guid accountId, Process process, CancellationToken cancel)
    {
        person.BelongTo(accountId, await db.Set<Phone>().AnyAsync(p => p.AccountId == accountId, cancel));
        process.Raise(new PersonIdentified(person.Id, accountId, person.MaskedName));
        await accounts.RenameAsync(accountId, person.MaskedName, cancel);
    }

    /// <summary>
    /// A name that another person mistyped must not shut the owner out: where nobody is joined with the entry and the
    /// register agrees with the name that was given now, that name takes its place.
    /// </summary>
    private bool TryRename(Person person, PersonName name, Process process)
    {
        if (person.AccountId is not null || person.SeenAt is not null || !register.Agrees(person.DocumentIndex, name)) return false;
        store.Rename(person, name);
        process.Raise(new PersonRenamed(person.Id, person.MaskedName));
        return true;
    }

    private async Task<Refusal> MismatchAsync(Person person, Guid? accountId, Process process, CancellationToken cancel)
    {
        if (Who(accountId, process) is { } who) await limiter.SpendAsync(Attempts, who, options.Value.MismatchesPerDay, Day, cancel);
        process.Raise(new IdentityMismatched(person.Id));
        return PersonRefusals.NoMatch;
    }

    private async Task<bool> IsLimitedAsync(Guid? accountId, Process process, CancellationToken cancel) =>
        Who(accountId, process) is { } who && !await limiter.HasLeftAsync(Attempts, who, options.Value.MismatchesPerDay, Day, cancel);

    /// <summary>Whom the limit counts; counters, imports and jobs are not strangers.</summary>
    private static string? Who(Guid? accountId, Process process) => process.Channel is Channel.Web or Channel.WeChat or Channel.Api
        ? (accountId ?? process.AccountId)?.ToString("N")
        : null;
}
