using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Register;

namespace PublicPortal.Residents.Organisations;

/// <param name="IsRepresentative">The register names the asked person as the legal representative.</param>
internal sealed record OrganisationAnswer(RegisterAnswer Answer, bool IsRepresentative)
{
    public static readonly OrganisationAnswer Silence = new(RegisterAnswer.NotYetChecked, false);
}

/// <summary>The person about whom the register is asked.</summary>
internal sealed record Representative(string Name, DocumentType Type, string Number);

/// <summary>Port to the register of organisations. A network call. It is asked a question about one person, it does not name anybody.</summary>
internal interface IOrganisationRegister
{
    /// <exception cref="Exception">No answer; never taken for one.</exception>
    Task<OrganisationAnswer> AskAsync(string creditCode, string name, Representative who, CancellationToken cancel);
}

/// <summary>
/// Over HTTP, signed like the register of persons (<see cref="HttpRegister"/>). Question: POST of
/// <c>{"creditCode","name","personName","documentType","documentNumber"}</c>; answer:
/// <c>{"answer":"agrees"|"disagrees"|"unknown","representative":true|false}</c>. Without <c>Register:OrganisationsAddress</c> it is silent.
/// </summary>
internal sealed class HttpOrganisationRegister(HttpClient http, IOptions<RegisterOptions> options, TimeProvider clock) : IOrganisationRegister
{
    private sealed record Reply(string? Answer, bool Representative);

    public async Task<OrganisationAnswer> AskAsync(string creditCode, string name, Representative who, CancellationToken cancel)
    {
        if (options.Value.OrganisationsAddress is not { } address) return OrganisationAnswer.Silence;
        var body = JsonSerializer.SerializeToUtf8Bytes(new { creditCode, name, personName = who.Name, documentType = who.Type.Name(), documentNumber = who.Number }, JsonSerializerOptions.Web);
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-Portal-Time", time);
        request.Headers.Add("X-Portal-Signature", HttpRegister.Sign(options.Value.Secret!, time, body));
        using var response = await http.SendAsync(request, cancel);
        response.EnsureSuccessStatusCode();
        var reply = await response.Content.ReadFromJsonAsync<Reply>(cancel);
        return reply?.Answer switch
        {
            "agrees" => new OrganisationAnswer(RegisterAnswer.Agrees, reply.Representative),
            "disagrees" => new OrganisationAnswer(RegisterAnswer.Disagrees, false),
            "unknown" => new OrganisationAnswer(RegisterAnswer.Unknown, false),
            _ => OrganisationAnswer.Silence,
        };
    }
}

/// <summary>Asks outside of any transaction; whatever goes wrong is silence.</summary>
internal sealed class OrganisationRegisterDesk(IOrganisationRegister register, PortalDbContext db, ILogger<OrganisationRegisterDesk> log)
{
    public async Task<OrganisationAnswer> AskAsync(string creditCode, string name, Representative who, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is not null) throw new InvalidOperationException("The register must not be asked inside a transaction.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(RegisterDesk.Patience);
        try { return await register.AskAsync(creditCode, name, who, limit.Token).WaitAsync(limit.Token); }
        catch (Exception failed) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("The register of organisations did not answer: {Error}", failed is OperationCanceledException ? "timeout" : failed.GetType().Name);
            return OrganisationAnswer.Silence;
        }
    }
}
