using System.Text.Json.Nodes;

namespace PublicPortal.Residents.Contracts;

/// <summary>Slot: what a module holds about a person, for the copy that the person may take (PIPL art 45).</summary>
public interface IOwnData
{
    /// <summary>Member of the copy: <c>residence</c>.</summary>
    string Name { get; }

    /// <param name="personId">Null while the account has not said who it is.</param>
    Task<JsonNode?> CollectAsync(Guid accountId, Guid? personId, CancellationToken cancel);
}

/// <summary>Slot: through which places, beside the home community, officials have to do with a person (open declarations).</summary>
public interface IPersonPlaces
{
    Task<IReadOnlyList<string>> ScopePathsAsync(Guid personId, CancellationToken cancel);
}

/// <summary>Slot: which persons a module still needs; the others are deleted some years after they came.</summary>
public interface IPersonUse
{
    /// <returns>Those of the given persons that the module still refers to.</returns>
    Task<IReadOnlyCollection<Guid>> InUseAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancel);
}
