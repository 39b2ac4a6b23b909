using Microsoft.Extensions.Logging;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Documents;
using PublicPortal.Residents.Persons;

namespace PublicPortal.Residents.Register;

/// <summary>Asks the register outside of any transaction; whatever goes wrong is silence, not agreement.</summary>
internal sealed class RegisterDesk(
    IIdentityRegister register, RegisterMemory memory, PersonStore store, PortalDbContext db, CountyCodes counties, TimeProvider clock, ILogger<RegisterDesk> log)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<RegisterAnswer> AskAsync(string? name, DocumentType type, string? number, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is not null) throw new InvalidOperationException("The register must not be asked inside a transaction.");
        var typed = PersonName.Parse(name);
        var document = IdentityDocument.Parse(type, number, ChinaTime.Today(clock), counties);
        if (typed.IsRefused || document.IsRefused) return RegisterAnswer.NotYetChecked;

        var answer = await AskAsync(typed.Value, document.Value, cancel);
        memory.Keep(store.Index(type, document.Value.Number), typed.Value, answer);
        return answer;
    }

    private async Task<RegisterAnswer> AskAsync(PersonName name, IdentityDocument document, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            return await register.AskAsync(name.Value, document.Type, document.Number, limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception failed) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("The register did not answer: {Error}", failed is OperationCanceledException ? "timeout" : failed.GetType().Name);
            return RegisterAnswer.NotYetChecked;
        }
    }
}

/// <summary>What the register said within this request, so that its agreement can be used in the transaction that follows.</summary>
internal sealed class RegisterMemory
{
    private readonly Dictionary<string, (string Name, RegisterAnswer Answer)> answers = [];

    public void Keep(byte[] documentIndex, PersonName name, RegisterAnswer answer) => answers[Convert.ToHexString(documentIndex)] = (name.Value, answer);

    public bool Agrees(byte[] documentIndex, PersonName name) =>
        answers.TryGetValue(Convert.ToHexString(documentIndex), out var kept) && kept == (name.Value, RegisterAnswer.Agrees);
}
