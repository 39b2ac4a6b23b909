using System.Buffers.Binary;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Documents;

namespace PublicPortal.Residents.Persons;

/// <summary>Seals, opens and locks persons; nothing else knows how a person lies in the table.</summary>
internal sealed class PersonStore(PortalDbContext db, FieldCipher cipher, TimeProvider clock)
{
    private readonly Dictionary<Guid, Person> made = [];

    public byte[] Index(DocumentType type, string normalizedNumber) => cipher.Index(Person.IndexColumn, $"{type.Name()}|{normalizedNumber}");

    public Person Create(PersonName name, IdentityDocument document)
    {
        var now = clock.GetUtcNow();
        var id = Ids.New(now);
        return made[id] = new Person
        {
            Id = id,
            NameSealed = cipher.Seal(Person.NameColumn, id, name.Value),
            MaskedName = Masking.Name(name.Value),
            DocumentType = document.Type,
            NumberSealed = cipher.Seal(Person.NumberColumn, id, document.Number),
            MaskedNumber = document.Masked,
            DocumentIndex = Index(document.Type, document.Number),
            BirthSealed = document.BirthDate is { } born ? cipher.Seal(Person.BirthColumn, id, born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
            HasOddCounty = !document.IsCountyKnown,
            CreatedAt = now,
        };
    }

    public string Name(Person person) => cipher.Open(Person.NameColumn, person.Id, person.NameSealed);
    public string Number(Person person) => cipher.Open(Person.NumberColumn, person.Id, person.NumberSealed);

    public void Rename(Person person, PersonName name) =>
        (person.NameSealed, person.MaskedName) = (cipher.Seal(Person.NameColumn, person.Id, name.Value), Masking.Name(name.Value));

    /// <summary>Passports write names in capitals, people do not.</summary>
    public bool IsName(Person person, PersonName name) => string.Equals(Name(person), name.Value, StringComparison.OrdinalIgnoreCase);

    public DateOnly? Birth(Person person) => person.BirthSealed is not { } born ? null
        : DateOnly.ParseExact(cipher.Open(Person.BirthColumn, person.Id, born), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public PersonInfo Info(Person person) => new(
        person.Id, person.AccountId, person.MaskedName, person.DocumentType, person.MaskedNumber, Birth(person), person.HasOddCounty,
        person.Level, person.Register, person.HomeCommunityId, person.HomeCommunitySource);

    /// <summary>Made by this act, which has written nothing yet: no table says anything about the person.</summary>
    public bool IsNowhereYet(Guid personId) => db.KeepsBack && made.ContainsKey(personId);

    /// <summary>The person with its row locked until the commit, so that no other node's change is overwritten.</summary>
    public async Task<Person?> ForWriteAsync(Guid personId, CancellationToken cancel)
    {
        if (db.KeepsBack && made.TryGetValue(personId, out var person)) return person;   // nobody else knows of it yet
        await db.BeginWriteAsync(cancel);   // on SQLite this is the lock
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"select 1 from residents_person where id = {personId} for update", cancel);
        return await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == personId, cancel);
    }

    /// <summary>
    /// Holds document and account until the commit: two forms that name the same new person at once come in one after
    /// the other. The unique indexes stand behind it.
    /// </summary>
    public async Task HoldAsync(byte[] documentIndex, Guid? accountId, CancellationToken cancel)
    {
        if (db.KeepsBack) return;   // a hot act waits for nobody: where the indexes object it is done again, and comes by here
        await db.BeginWriteAsync(cancel);
        if (!db.Database.IsNpgsql()) return;
        var keys = new List<long> { BinaryPrimitives.ReadInt64BigEndian(documentIndex) };
        if (accountId is { } account) keys.Add(BinaryPrimitives.ReadInt64BigEndian(cipher.Index("residents_person.account_id", account.ToString("N"))));
        foreach (var key in keys.Order()) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({key})", cancel);   // in order: no deadlock
    }
}
