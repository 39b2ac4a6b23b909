using System.Globalization;
using System.Text.Json.Nodes;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Types;

/// <summary>A field of a part, as its JSON says. Settings that nobody here knows stay in it.</summary>
internal sealed record FieldDefinition(string Kind, string Name, JsonObject Settings)
{
    public LocalizedText Label => new(Of("DisplayName") ?? Name, Settings.Object("PortalFieldSettings")?.Text("DisplayNameEn") ?? Of("DisplayName") ?? Name);
    public string? Editor => Of("Editor");
    public string? Hint => Own?.Text("Hint") ?? Settings.Text("Hint");
    public bool Required => Own?.Flag("Required") ?? Settings.Flag("Required") ?? false;
    public decimal Position => Definitions.Position(Of("Position"));

    /// <summary><c>TextFieldSettings</c>: what only this kind of field knows.</summary>
    public JsonObject? Own => Settings.Object(Kind + "Settings");

    private string? Of(string name) => Settings.Object("ContentPartFieldSettings")?.Text(name) ?? Settings.Text(name);

    public static FieldDefinition Of(JsonObject json) => new(json.Text("FieldName") ?? "", json.Text("Name") ?? "", json.Object("Settings") ?? []);
}

/// <summary>A part: fields under one name, shared by the types that have it.</summary>
internal sealed record PartDefinition(string Name, IReadOnlyList<FieldDefinition> Fields)
{
    public static PartDefinition Of(JsonObject json) =>
        new(json.Text("Name") ?? "", [.. json.Objects("ContentPartFieldDefinitionRecords").Select(FieldDefinition.Of).OrderBy(f => f.Position)]);
}

/// <summary>A part as a type has it: under a name of its own, with settings.</summary>
internal sealed record TypePart(string PartName, string Name, JsonObject Settings, IReadOnlyList<FieldDefinition> Fields)
{
    public decimal Position => Definitions.Position(Settings.Object("ContentTypePartSettings")?.Text("Position") ?? Settings.Text("Position"));
}

/// <summary>A content type: parts with their fields.</summary>
internal sealed record TypeDefinition(string Name, JsonObject Json, IReadOnlyList<TypePart> Parts)
{
    private JsonObject Settings => Json.Object("Settings") ?? [];
    private JsonObject? Own => Settings.Object("PortalTypeSettings");

    public LocalizedText Title => new(Json.Text("DisplayName") ?? Name, Own?.Text("DisplayNameEn") ?? Json.Text("DisplayName") ?? Name);
    public LocalizedText? Hint => Own?.Text("Hint") is { } zh ? new LocalizedText(zh, Own.Text("HintEn") ?? zh) : null;
    public bool IsCreatable => Flag("Creatable");
    public bool IsListable => Flag("Listable");

    /// <summary>Widgets and menu items live inside other items.</summary>
    public string? Stereotype => (Settings.Object("ContentTypeSettings")?.Text("Stereotype") ?? Settings.Text("Stereotype")) is { Length: > 0 } kind ? kind : null;

    /// <summary>Author and publisher are two people.</summary>
    public bool NeedsTwoPeople => Own?.Flag("TwoPeople") ?? false;

    /// <summary>First part of addresses: <c>notices</c>.</summary>
    public string AddressPrefix => Own?.Text("AddressPrefix")?.Trim('/') ?? "";
    public string Icon => Own?.Text("Icon") ?? "document";

    public TypePart? Part(string partName) => Parts.FirstOrDefault(p => p.PartName == partName);
    public bool Has(string partName) => Part(partName) is not null;

    private bool Flag(string name) => Settings.Object("ContentTypeSettings")?.Flag(name) ?? Settings.Flag(name) ?? false;
}

internal static class Definitions
{
    public const int LongestName = 100, LongestTitle = 100, LongestJson = 200_000;
    public const string TypeParts = "ContentTypePartDefinitionRecords", PartFields = "ContentPartFieldDefinitionRecords";

    public static decimal Position(string? written) => decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var position) ? position : 0;

    /// <summary>Names are also names in JSON, in forms and in addresses of the desk.</summary>
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestName } && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
