using System.Text.Json;
using System.Text.Json.Serialization;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Residence.Capture;

internal enum CaptureAct
{
    /// <summary>A report about the dwelling or its plate, for whoever repairs it.</summary>
    Report,
    /// <summary>The landlord is asked to enter the lease.</summary>
    Lease,
    /// <summary>The person is told something useful, with the reason.</summary>
    Suggest,
}

/// <summary>What follows when an officer ticks something at the door. Data, in <c>content/capture/rules.json</c>; each explains itself.</summary>
/// <param name="Label">What the officer saw.</param>
/// <param name="Because">What follows, beside the box.</param>
/// <param name="Told">Why the person gets the suggestion, as a clause.</param>
internal sealed record CaptureRule(
    string Key, CaptureRule.Words Label, CaptureRule.Words Because, CaptureAct Act, DwellingFault? Fault = null, CaptureRule.Words? Text = null, CaptureRule.Words? Told = null, string? Path = null)
{
    internal sealed record Words(string Zh, string En)
    {
        public LocalizedText Text => new(Zh, En);
    }

    /// <summary>Null when the rule is whole.</summary>
    public string? Defect => Act switch
    {
        CaptureAct.Report when Fault is null => "a report names its fault",
        CaptureAct.Suggest when Text is null || Told is null || Path is not ['/', ..] => "a suggestion has text, told and a local path",
        _ when string.IsNullOrWhiteSpace(Label?.Zh) || string.IsNullOrWhiteSpace(Label.En) || string.IsNullOrWhiteSpace(Because?.Zh) || string.IsNullOrWhiteSpace(Because.En) => "label and because are said in both languages",
        _ => null,
    };
}

/// <summary>The rules of the site, read once.</summary>
internal sealed class CaptureRules
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public CaptureRules(PortalContent content) : this(File.ReadAllText(content.File("capture", "rules.json"))) { }

    /// <exception cref="InvalidDataException">The file is wrong; the text names the mistake.</exception>
    internal CaptureRules(string json)
    {
        try { All = JsonSerializer.Deserialize<List<CaptureRule>>(json, Options) ?? []; }
        catch (JsonException wrong) { throw new InvalidDataException($"content/capture/rules.json: {wrong.Message}", wrong); }
        foreach (var rule in All)
            if (rule.Defect is { } defect)
                throw new InvalidDataException($"content/capture/rules.json, {rule.Key}: {defect}.");
        if (All.GroupBy(r => r.Key).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"content/capture/rules.json: {twice.Key} stands there twice.");
    }

    public IReadOnlyList<CaptureRule> All { get; }

    /// <summary>What can be offered: a suggestion needs somebody to tell.</summary>
    public IEnumerable<CaptureRule> For(bool someone) => All.Where(r => someone || r.Act != CaptureAct.Suggest);
}
