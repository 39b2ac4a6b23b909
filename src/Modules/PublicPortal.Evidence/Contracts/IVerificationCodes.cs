using PublicPortal.Kernel;

namespace PublicPortal.Evidence.Contracts;

/// <summary>
/// Codes under which anyone may check that a document of the portal is genuine (<c>/v/{code}</c>). A code is 80 random
/// bits, has nothing to do with the case number, and shows no personal data.
/// </summary>
public interface IVerificationCodes
{
    /// <summary>Issues a code in the present transaction; asking again for the same thing gives the same code.</summary>
    /// <param name="kind">Which <see cref="IVerifiableKind"/> answers for it.</param>
    /// <returns>16 characters without hyphens; see <see cref="HumanCode.Grouped"/>.</returns>
    Task<string> IssueAsync(string kind, Guid subjectId, CancellationToken cancel = default);

    /// <summary>The code that was issued for a thing; null when none was.</summary>
    Task<string?> FindAsync(string kind, Guid subjectId, CancellationToken cancel = default);
}

public enum Validity { Valid, Ended, Replaced, Revoked }

/// <summary>What a stranger learns: what it is, valid or not, since when, by whom. Nothing personal.</summary>
/// <param name="Since">Since when it is what it is.</param>
public sealed record VerificationAnswer(LocalizedText What, Validity Validity, DateOnly Since, LocalizedText Issuer);

/// <summary>Slot: a module answers for its own documents.</summary>
public interface IVerifiableKind
{
    string Kind { get; }

    /// <summary>Null when the thing is gone.</summary>
    Task<VerificationAnswer?> AnswerAsync(Guid subjectId, CancellationToken cancel);
}
