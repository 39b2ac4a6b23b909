namespace PublicPortal.Accounts.Contracts;

/// <summary>Slot: which person an account is. Filled by the module that keeps persons; modules that know persons by id alone ask it.</summary>
public interface IAccountPersons
{
    /// <summary>Null while the account has not said who it is.</summary>
    Task<Guid?> PersonOfAsync(Guid accountId, CancellationToken cancel = default);

    /// <summary>The same for express acts, asked together with hundreds of others.</summary>
    Task<Guid?> PersonOfTogetherAsync(Guid accountId);

    /// <summary>The accounts of the persons who have one, by person.</summary>
    Task<IReadOnlyDictionary<Guid, Guid>> AccountsOfAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancel = default);
}
