using System.Text.Json;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Organisations;

namespace PublicPortal.Residents.Demo;

/// <param name="Representative">Key of the legal representative among the made-up people.</param>
internal sealed record DemoOrganisation(string Key, string CreditCode, string Name, OrganisationKind Kind, string? Representative);

/// <summary>
/// The register of organisations of the made-up district: agrees with those of <c>people.json</c> by code and name, knows
/// their legal representatives, and knows nobody else.
/// </summary>
internal sealed class DemoOrganisations(PortalContent content, DemoPeople people) : IOrganisationRegister
{
    private readonly Lazy<IReadOnlyList<DemoOrganisation>> all = new(() => Read(content.File("demo", "people.json")));

    public Task<OrganisationAnswer> AskAsync(string creditCode, string name, Representative who, CancellationToken cancel)
    {
        var known = all.Value.FirstOrDefault(o => o.CreditCode == creditCode);
        if (known is null) return Task.FromResult(new OrganisationAnswer(RegisterAnswer.Unknown, false));
        if (known.Name != name) return Task.FromResult(new OrganisationAnswer(RegisterAnswer.Disagrees, false));
        var person = people.Find(who.Type, who.Number);
        return Task.FromResult(new OrganisationAnswer(RegisterAnswer.Agrees, person is not null && person.Key == known.Representative && person.Name == who.Name));
    }

    internal static IReadOnlyList<DemoOrganisation> Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return !json.RootElement.TryGetProperty("organisations", out var list) ? [] :
        [
            .. list.EnumerateArray().Select(o => new DemoOrganisation(
                o.GetProperty("key").GetString()!, o.GetProperty("creditCode").GetString()!, o.GetProperty("organisation").GetString()!,
                Enum.Parse<OrganisationKind>(o.GetProperty("kind").GetString()!), o.TryGetProperty("representative", out var r) ? r.GetString() : null)),
        ];
    }
}
