using System.Text.Json;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.WeChat.Simulator;

/// <param name="OpenId">Stable over restarts: the same made-up person finds the same account again.</param>
/// <param name="Follows">Follows the official account, so that messages arrive.</param>
/// <param name="Snapshot">Opens the page without a click of their own: WeChat gives a virtual openid.</param>
internal sealed record SimulatedPerson(string Key, LocalizedText Name, LocalizedText About, string OpenId, bool Follows = true, bool Snapshot = false)
{
    /// <summary>28 characters as the platform's are.</summary>
    public static string OpenIdOf(string key) => ("oSim" + key.Replace("-", "", StringComparison.Ordinal)).PadRight(28, '0')[..28];
}

/// <summary>Everybody who has WeChat in the simulator: the made-up people of <c>content/demo/people.json</c>, else three of its own, and two for the odd cases.</summary>
internal sealed class SimulatedPeople(PortalContent content)
{
    private static readonly SimulatedPerson[] Own =
    [
        new("lin", new("林小禾", "Lin Xiaohe"), new("租房的新市民", "New to the city, rents a flat"), SimulatedPerson.OpenIdOf("lin")),
        new("chen", new("陈阿婆", "Grandma Chen"), new("住了四十年", "Has lived here for forty years"), SimulatedPerson.OpenIdOf("chen")),
        new("zhou", new("周先生", "Mr Zhou"), new("房东", "Landlord"), SimulatedPerson.OpenIdOf("zhou")),
    ];

    private static readonly SimulatedPerson[] Odd =
    [
        new("stranger", new("没有关注的人", "Not a follower"), new("能登录，收不到消息", "Can sign in, gets no messages"), SimulatedPerson.OpenIdOf("stranger"), Follows: false),
        new("snapshot", new("快照页里的人", "Someone in a snapshot page"), new("微信给的是虚拟编号，不能登录", "WeChat gives a virtual id; cannot sign in"), SimulatedPerson.OpenIdOf("snapshot"), Snapshot: true),
    ];

    private readonly Lazy<IReadOnlyList<SimulatedPerson>> all = new(() => [.. Read(content.File("demo", "people.json")), .. Odd]);

    public IReadOnlyList<SimulatedPerson> All => all.Value;

    public SimulatedPerson? Find(string? key) => All.FirstOrDefault(p => p.Key == key);
    public SimulatedPerson? FindByOpenId(string? openId) => All.FirstOrDefault(p => p.OpenId == openId && !p.Snapshot);

    /// <summary>People of the file with a WeChat id.</summary>
    internal static IReadOnlyList<SimulatedPerson> Read(string file)
    {
        if (!File.Exists(file)) return Own;
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        SimulatedPerson[] read =
        [
            .. from person in json.RootElement.GetProperty("people").EnumerateArray()
               where Text(person, "wechat").Length > 0
               select new SimulatedPerson(Text(person, "key"), Both(person, "name"), Both(person, "title"), Text(person, "wechat")),
        ];
        return read.Length == 0 ? Own : read;

        static string Text(JsonElement person, string name) => person.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        static LocalizedText Both(JsonElement person, string name) => new(Text(person, name), Text(person, name + "En"));
    }
}
