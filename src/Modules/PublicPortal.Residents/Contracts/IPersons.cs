using PublicPortal.Kernel;

namespace PublicPortal.Residents.Contracts;

/// <summary>How sure we are of who it is.</summary>
public enum VerifiedLevel
{
    /// <summary>Not signed in with anything yet (declared by another, imported).</summary>
    None = 0,
    WeChat = 1,
    /// <summary>Phone number confirmed.</summary>
    Phone = 2,
    /// <summary>Name and number agree with a register.</summary>
    Register = 3,
    /// <summary>Seen at a counter.</summary>
    Counter = 4,
}

/// <summary>From where a home community is known; it gives a say in a community, local hukou or not.</summary>
public enum HomeCommunitySource { Declaration, HouseholdRegister, Counter }

/// <summary>A person as other modules may know them: masked.</summary>
/// <param name="MaskedName">林*禾</param>
/// <param name="MaskedNumber">First three and last two characters of the document.</param>
/// <param name="HasOddCounty">The county code of the document is in no list, present or historic: a doubt, not an error.</param>
public sealed record PersonInfo(
    Guid Id, Guid? AccountId, string MaskedName, DocumentType DocumentType, string MaskedNumber, DateOnly? BirthDate, bool HasOddCounty,
    VerifiedLevel Level, RegisterAnswer Register, Guid? HomeCommunityId, HomeCommunitySource? HomeCommunitySource)
{
    /// <summary>Whole years at the given day; null where the document does not tell the birth date.</summary>
    public int? AgeAt(DateOnly day) => BirthDate is not { } born ? null
        : day.Year - born.Year - ((day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);
}

/// <summary>What the register said about name and number. Silence never counts as agreement.</summary>
public enum RegisterAnswer { NotYetChecked, Agrees, Disagrees, Unknown }

/// <summary>Persons: found by document, made when new, told apart from accounts.</summary>
public interface IPersons
{
    Task<PersonInfo?> OfAccountAsync(Guid accountId, CancellationToken cancel = default);
    Task<PersonInfo?> FindAsync(Guid personId, CancellationToken cancel = default);

    /// <summary>
    /// True where this very act made the person and has written nothing yet (a hot act): a query for what is stored about
    /// them would find nothing. False says nothing.
    /// </summary>
    bool IsNowhereYet(Guid personId);

    Task<IReadOnlyDictionary<Guid, PersonInfo>> FindManyAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancel = default);

    /// <summary>Reads what was typed as name and document, without looking anybody up; refusals stand at <c>Name</c> and <c>Number</c>.</summary>
    Result<TypedIdentity> Read(string? name, DocumentType type, string? number);

    /// <summary>
    /// The person with this document, made when new. With <paramref name="accountId"/> the person becomes the account's
    /// own; an account that already is somebody else, or a person that already has another account, is refused.
    /// A known number with another name is refused with a text that tells a stranger nothing. Parsing refusals stand at
    /// the fields <c>Name</c> and <c>Number</c>. Call it before changes of your own: a refusal that must leave its trace
    /// is committed together with whatever the scope has saved.
    /// </summary>
    Task<Result<PersonInfo>> IdentifyAsync(string name, DocumentType type, string number, Guid? accountId, Process process, CancellationToken cancel = default);

    /// <summary>
    /// The person whom somebody else names (landlord, employer, relative), made when new. A known number with another
    /// name is no refusal, which would tell the declarant that the number is known; it is told to the caller alone, who
    /// must not show it. The owner sees it among the looks. The caller limits how many people may be named.
    /// </summary>
    Task<Result<NamedPerson>> IdentifyNamedAsync(string name, DocumentType type, string number, Process process, CancellationToken cancel = default);

    /// <summary>A clerk saw the person and the document: level 4. The caller has checked the clerk's right.</summary>
    Task NoteSeenAsync(Guid personId, DocumentType document, Process process, CancellationToken cancel = default);

    /// <summary>Asks the register and keeps its answer. A network call: never inside a transaction.</summary>
    Task<RegisterAnswer> AskRegisterAsync(string name, DocumentType type, string number, CancellationToken cancel = default);

    /// <summary>Keeps what the register said; agreement raises the level to 3.</summary>
    Task NoteRegisterAsync(Guid personId, RegisterAnswer answer, Process process, CancellationToken cancel = default);

    Task SetHomeCommunityAsync(Guid personId, Guid communityId, HomeCommunitySource source, Process process, CancellationToken cancel = default);

    /// <summary>
    /// The whole name and number for an official with a reason; recorded as a look that the person sees. The caller has
    /// checked that the person is within the official's scope.
    /// </summary>
    /// <exception cref="ArgumentException">The process has no reason.</exception>
    Task<FullIdentity?> RevealAsync(Guid personId, Process process, CancellationToken cancel = default);

    /// <summary>The person's own name, for their own pages and receipts.</summary>
    Task<string?> OwnNameAsync(Guid personId, CancellationToken cancel = default);

    /// <summary>Finds a person by document without making one (search at the desk, by POST with a reason).</summary>
    Task<PersonInfo?> FindByDocumentAsync(DocumentType type, string number, CancellationToken cancel = default);

    /// <summary>The keyed blind index of a document, the same in all modules that hold earlier records.</summary>
    byte[] DocumentIndex(DocumentType type, string normalizedNumber);

    /// <summary>The blind index of the person's own document, to find what other modules hold under it (leases); null when there is no such person.</summary>
    Task<byte[]?> DocumentIndexOfAsync(Guid personId, CancellationToken cancel = default);

    /// <summary>The person whose document has this blind index; null when nobody with it is known.</summary>
    Task<PersonInfo?> FindByDocumentIndexAsync(byte[] documentIndex, CancellationToken cancel = default);

    /// <summary>Whether a guardian's link from the account's person to the child stands.</summary>
    Task<bool> IsGuardianAsync(Guid guardianPersonId, Guid childPersonId, CancellationToken cancel = default);

    /// <summary>The children for whom the guardian may act, in the order in which they were named.</summary>
    Task<IReadOnlyList<PersonInfo>> ChildrenOfAsync(Guid guardianPersonId, CancellationToken cancel = default);
}

/// <param name="NameFits">False when the number is on record with another name.</param>
public sealed record NamedPerson(PersonInfo Person, bool NameFits);

public sealed record FullIdentity(Guid PersonId, string Name, DocumentType DocumentType, string Number);

/// <param name="Name">Normalised.</param>
public sealed record TypedIdentity(string Name, IdentityDocument Document);
