using System.Text.Json;
using PublicPortal.Hosting.Recipes;

namespace PublicPortal.Accounts.Demo;

/// <summary>The made-up people of <c>content/demo/people.json</c>, as far as accounts need them.</summary>
internal sealed record DemoPeople(IReadOnlyList<DemoResident> People, IReadOnlyList<DemoStaff> Staff)
{
    /// <summary>Provider of the outside ids that made-up residents have; modules find their accounts by it and the key.</summary>
    public const string Provider = "demo";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Those who can sign in; a child has no account.</summary>
    public IEnumerable<DemoResident> Residents => People.Where(p => p.WeChat is not null);

    public static DemoPeople Read(PortalContent content) =>
        JsonSerializer.Deserialize<DemoPeople>(File.ReadAllText(content.File("demo", "people.json")), Json)!;
}

/// <param name="WeChat">The openid in the simulator: the same account, whichever way the person signs in.</param>
internal sealed record DemoResident(string Key, string Name, string? WeChat, string Title, string TitleEn, string About, string AboutEn);
internal sealed record DemoStaff(string Key, string StaffNumber, string Name, IReadOnlyList<DemoRole> Roles, string Title, string TitleEn, string About, string AboutEn);

/// <param name="Scope">Place codes from the district down; empty for everything.</param>
internal sealed record DemoRole(string Role, IReadOnlyList<string> Scope)
{
    public string ScopePath => string.Concat(Scope.Select(code => code + "/"));
}
