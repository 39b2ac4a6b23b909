using System.Text.Json;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Demo;

/// <summary>The made-up people of <c>content/demo/people.json</c>, as far as accounts need them.</summary>
internal sealed record DemoPeople(IReadOnlyList<DemoResident> Residents, IReadOnlyList<DemoStaff> Staff)
{
    /// <summary>Provider of the outside ids that made-up residents have; modules find their accounts by it and the key.</summary>
    public const string Provider = "demo";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Those who can sign in; a child has no account.</summary>
    public IEnumerable<DemoResident> WithAccount => Residents.Where(r => r.OpenId is not null);

    public static DemoPeople Read(PortalContent content) =>
        JsonSerializer.Deserialize<DemoPeople>(File.ReadAllText(content.File("demo", "people.json")), Json)!;
}

/// <param name="OpenId">In the simulator of WeChat: the same account, whichever way the person signs in.</param>
internal sealed record DemoResident(string Key, string Name, string? OpenId, DemoText Title, DemoText Hint);
internal sealed record DemoStaff(string Key, string StaffNumber, string Name, IReadOnlyList<DemoRole> Roles, DemoText Title, DemoText Hint);

/// <param name="Scope">Place codes from the district down; empty for everything.</param>
internal sealed record DemoRole(string Role, IReadOnlyList<string> Scope)
{
    public string ScopePath => string.Concat(Scope.Select(code => code + "/"));
}

internal sealed record DemoText(string Zh, string En)
{
    public override string ToString() => new LocalizedText(Zh, En).ToString();
}
