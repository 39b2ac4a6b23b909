using PublicPortal.Kernel;

namespace PublicPortal.Residents.Contracts;

/// <summary>Guardians name their children and consent for them (PIPL art 31).</summary>
public interface IGuardians
{
    /// <summary>The account's person becomes the child's guardian, if not so already, and the consent is kept.</summary>
    /// <returns>The child; refusals stand at Name, Number and Consents.</returns>
    Task<Result<PersonInfo>> DeclareAsync(Guid accountId, string name, DocumentType type, string number, bool consents, Process process, CancellationToken cancel = default);
}
