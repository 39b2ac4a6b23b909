using PublicPortal.Kernel;

namespace PublicPortal.Residents.Contracts;

/// <summary>Why the portal may process data (PIPL art 13).</summary>
public enum LegalBasis
{
    /// <summary>A statutory duty: notice, but no consent and no withdrawal.</summary>
    Statutory,
    /// <summary>Needed for the service that the person asked for.</summary>
    Service,
    /// <summary>Consent, which may be withdrawn as easily as it was given.</summary>
    Consent,
}

/// <summary>One processing of personal data as <c>content/notices/{Name}.json</c> describes it.</summary>
/// <param name="Version">Grows when the meaning changes; people are told again, consent is asked again.</param>
/// <param name="Law">Where the basis is written.</param>
/// <param name="Fields">Each kind of data.</param>
/// <param name="IfNot">What follows when the person does not give the data.</param>
public sealed record ProcessingNotice(
    string Name, int Version, int Order, LegalBasis Basis, LocalizedText Title, LocalizedText Purpose, LocalizedText Law,
    IReadOnlyList<LocalizedText> Fields, LocalizedText Retention, LocalizedText SeenBy, LocalizedText IfNot);

/// <summary>The register of processings, and the record of who was told what. Pages show a notice with <c>_ProcessingNotice</c>.</summary>
public interface IProcessingNotices
{
    IReadOnlyList<ProcessingNotice> All { get; }

    /// <exception cref="InvalidOperationException">No such notice: a mistake in the program.</exception>
    ProcessingNotice Find(string name);

    /// <summary>Records that the account was shown the notice in its present version; once for each version.</summary>
    Task TellAsync(Guid accountId, string name, CancellationToken cancel = default);
}
