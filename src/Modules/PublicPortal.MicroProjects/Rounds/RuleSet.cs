using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Rounds;

/// <summary>服务类, 货物类, 工程类.</summary>
internal enum ProposalKind { Service, Goods, Works }

/// <summary>What may be proposed: dated, with its source. Limits differ by year and district, so they are data (<c>content/microprojects/rules/</c>).</summary>
internal sealed record RuleSet(string Code, DateOnly From, RuleText Name, RuleSource Source)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Kinds that may be proposed, each with the most that one project may cost.</summary>
    public IReadOnlyList<KindRule> Kinds { get; init; } = [];

    /// <summary>领域: a proposal belongs to one of them.</summary>
    public IReadOnlyList<RuleItem> Fields { get; init; } = [];

    /// <summary>What is looked at besides kind, limit and field: kinds of things that the money is not for.</summary>
    public IReadOnlyList<RuleItem> Excluded { get; init; } = [];

    /// <summary>Important matters go to the community party organisation first.</summary>
    public RuleItem? PartyStep { get; init; }

    /// <summary>How many quotes an estimate needs, unless it rests on published unit prices.</summary>
    public int Quotes { get; init; } = 3;

    public KindRule? Of(ProposalKind kind) => Kinds.FirstOrDefault(k => k.Kind == kind);
    public RuleItem? Field(string? code) => Fields.FirstOrDefault(f => f.Code == code);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">Not a rule set.</exception>
    public static RuleSet Parse(string json) => JsonSerializer.Deserialize<RuleSet>(json, Json) ?? throw new JsonException("A rule set is an object.");
}

internal sealed record RuleText(string Zh, string En)
{
    public static implicit operator LocalizedText(RuleText text) => new(text.Zh, text.En);
    public override string ToString() => new LocalizedText(Zh, En).ToString();
}

/// <param name="Document">Name and day of the document.</param>
internal sealed record RuleSource(string Document, string? Url = null);

/// <param name="Limit">Fen; null where the rules name none.</param>
internal sealed record KindRule(ProposalKind Kind, long? Limit, RuleText Text, RuleSource? Source = null);

/// <param name="Hint">What it means, with an example.</param>
internal sealed record RuleItem(string Code, RuleText Title, RuleText? Hint = null, RuleSource? Source = null);

internal static class KindWords
{
    public static LocalizedText Title(this ProposalKind kind) => kind switch
    {
        ProposalKind.Service => new("服务类", "Service"),
        ProposalKind.Goods => new("货物类", "Goods"),
        _ => new("工程类", "Works"),
    };

    public static LocalizedText Hint(this ProposalKind kind) => kind switch
    {
        ProposalKind.Service => new("请人做一件事：课程、义诊、活动", "Somebody does something: courses, check-ups, events"),
        ProposalKind.Goods => new("买一样东西：桌椅、器材、设备", "Something is bought: chairs, equipment"),
        _ => new("修一修、装一装：路灯、扶手、停车架", "Something is built or mended: lamps, handrails, racks"),
    };
}
