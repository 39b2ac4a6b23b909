using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Register;

/// <summary>Port to the register that knows names and document numbers. A network call.</summary>
internal interface IIdentityRegister
{
    /// <exception cref="Exception">No answer; never taken for one.</exception>
    Task<RegisterAnswer> AskAsync(string name, DocumentType type, string number, CancellationToken cancel);
}
