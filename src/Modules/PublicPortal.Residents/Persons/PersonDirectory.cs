using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Documents;
using PublicPortal.Residents.Guardians;
using PublicPortal.Residents.Register;

namespace PublicPortal.Residents.Persons;

/// <summary>What other modules ask about persons.</summary>
internal sealed class PersonDirectory(
    PortalDbContext db, PersonStore store, Identification identification, RegisterDesk register, CountyCodes counties,
    IOptions<ResidentsOptions> options, TimeProvider clock) : IPersons
{
    private IQueryable<Person> Persons => db.Set<Person>().AsNoTracking();

    public async Task<PersonInfo?> OfAccountAsync(Guid accountId, CancellationToken cancel) =>
        await Persons.FirstOrDefaultAsync(p => p.AccountId == accountId, cancel) is { } person ? store.Info(person) : null;

    public async Task<PersonInfo?> FindAsync(Guid personId, CancellationToken cancel) =>
        await Persons.FirstOrDefaultAsync(p => p.Id == personId, cancel) is { } person ? store.Info(person) : null;

    public bool IsNowhereYet(Guid personId) => store.IsNowhereYet(personId);

    public async Task<IReadOnlyDictionary<Guid, PersonInfo>> FindManyAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancel) =>
        (await Persons.Where(p => personIds.Contains(p.Id)).ToListAsync(cancel)).ToDictionary(p => p.Id, store.Info);

    public Result<TypedIdentity> Read(string? name, DocumentType type, string? number)
    {
        var typed = PersonName.Parse(name);
        var document = IdentityDocument.Parse(type, number, ChinaTime.Today(clock), counties);
        return typed.IsRefused || document.IsRefused
            ? Result<TypedIdentity>.Refuse([.. typed.Refusals.Select(r => r.At("Name")), .. document.Refusals.Select(r => r.At("Number"))])
            : new TypedIdentity(typed.Value.Value, document.Value);
    }

    public Task<Result<PersonInfo>> IdentifyAsync(string name, DocumentType type, string number, Guid? accountId, Process process, CancellationToken cancel) =>
        identification.IdentifyAsync(name, type, number, accountId, process, cancel);

    public Task<Result<NamedPerson>> IdentifyNamedAsync(string name, DocumentType type, string number, Process process, CancellationToken cancel) =>
        identification.IdentifyNamedAsync(name, type, number, process, cancel);

    public async Task NoteSeenAsync(Guid personId, DocumentType document, Process process, CancellationToken cancel)
    {
        (await ForWriteAsync(personId, cancel)).NoteSeen(clock.GetUtcNow());
        process.Raise(new PersonSeen(personId, document));
        await db.SaveChangesAsync(cancel);
    }

    public Task<RegisterAnswer> AskRegisterAsync(string name, DocumentType type, string number, CancellationToken cancel) =>
        register.AskAsync(name, type, number, cancel);

    public async Task NoteRegisterAsync(Guid personId, RegisterAnswer answer, Process process, CancellationToken cancel)
    {
        var person = await ForWriteAsync(personId, cancel);
        var patience = new RegisterPatience(TimeSpan.FromMinutes(options.Value.RegisterRetryMinutes), options.Value.RegisterMostTries);
        if (person.NoteRegister(answer, clock.GetUtcNow(), patience)) process.Raise(new PersonRegisterAnswered(personId, answer, person.Level));
        await db.SaveChangesAsync(cancel);
    }

    public async Task SetHomeCommunityAsync(Guid personId, Guid communityId, HomeCommunitySource source, Process process, CancellationToken cancel)
    {
        // A hot act takes no lock: these columns depend on no other, and the last move counts.
        var person = db.KeepsBack ? await db.Set<Person>().FindAsync([personId], cancel) ?? throw Nobody(personId) : await ForWriteAsync(personId, cancel);
        if (!person.LiveIn(communityId, source, clock.GetUtcNow())) return;
        process.Raise(new HomeCommunitySet(personId, communityId, source));
        await db.SaveChangesAsync(cancel);
    }

    public async Task<FullIdentity?> RevealAsync(Guid personId, Process process, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(process.Reason, "process.Reason");
        var person = await Persons.FirstOrDefaultAsync(p => p.Id == personId, cancel);
        if (person is null) return null;
        process.Raise(new IdentityRevealed(personId));
        return new FullIdentity(person.Id, store.Name(person), person.DocumentType, store.Number(person));
    }

    public async Task<string?> OwnNameAsync(Guid personId, CancellationToken cancel) =>
        await Persons.FirstOrDefaultAsync(p => p.Id == personId, cancel) is { } person ? store.Name(person) : null;

    public async Task<PersonInfo?> FindByDocumentAsync(DocumentType type, string number, CancellationToken cancel)
    {
        var index = store.Index(type, TypedNumber.Normalize(number));
        return await Persons.FirstOrDefaultAsync(p => p.DocumentIndex == index, cancel) is { } person ? store.Info(person) : null;
    }

    public byte[] DocumentIndex(DocumentType type, string normalizedNumber) => store.Index(type, normalizedNumber);

    public Task<byte[]?> DocumentIndexOfAsync(Guid personId, CancellationToken cancel) =>
        Persons.Where(p => p.Id == personId).Select(p => (byte[]?)p.DocumentIndex).FirstOrDefaultAsync(cancel);

    public async Task<PersonInfo?> FindByDocumentIndexAsync(byte[] documentIndex, CancellationToken cancel) =>
        await Persons.FirstOrDefaultAsync(p => p.DocumentIndex == documentIndex, cancel) is { } person ? store.Info(person) : null;

    public Task<bool> IsGuardianAsync(Guid guardianPersonId, Guid childPersonId, CancellationToken cancel) =>
        db.Set<GuardianLink>().AnyAsync(g => g.GuardianPersonId == guardianPersonId && g.ChildPersonId == childPersonId && g.EndedAt == null, cancel);

    public async Task<IReadOnlyList<PersonInfo>> ChildrenOfAsync(Guid guardianPersonId, CancellationToken cancel)
    {
        var children = await (from link in db.Set<GuardianLink>().AsNoTracking()
                              join child in Persons on link.ChildPersonId equals child.Id
                              where link.GuardianPersonId == guardianPersonId && link.EndedAt == null
                              orderby link.Since, link.Id
                              select child).ToListAsync(cancel);
        return [.. children.Select(store.Info)];
    }

    private async Task<Person> ForWriteAsync(Guid personId, CancellationToken cancel) =>
        await store.ForWriteAsync(personId, cancel) ?? throw Nobody(personId);

    private static InvalidOperationException Nobody(Guid personId) => new($"There is no person {personId}.");
}
