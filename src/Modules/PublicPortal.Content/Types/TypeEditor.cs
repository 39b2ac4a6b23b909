using System.Globalization;
using System.Text.Json.Nodes;
using PublicPortal.Content.Editing;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Types;

/// <summary>What was entered about a type.</summary>
internal sealed record TypeInput(string? DisplayName, string? DisplayNameEn, string? AddressPrefix, bool TwoPeople, bool Creatable, bool Listable, IReadOnlyList<string> Parts);

/// <summary>What was entered about a field.</summary>
internal sealed record FieldForm(string? Kind, string? Name, string? Label, string? LabelEn, string? Hint, bool Required, bool ManyLines, string? Choices);

/// <summary>Makes and changes types at the desk: no code, no restart. Settings that the form does not ask for stay.</summary>
internal sealed class TypeEditor(TypeCatalog catalog, DefinitionStore store)
{
    private const int MostFields = 60, MostChoices = 100;

    public async Task<Result> CreateAsync(string? name, TypeInput input, Process process, CancellationToken cancel)
    {
        var wanted = name?.Trim();
        if (!Definitions.IsName(wanted) || FieldKinds.FindPart(wanted!) is not null) return TypeRefusals.Name;
        var set = await catalog.ReadAsync(cancel);
        if (set.Find(wanted) is not null || set.FindPart(wanted!) is not null) return TypeRefusals.NameTaken;
        if (Check(input) is { } refusal) return refusal;
        var part = new JsonObject { ["Name"] = wanted, ["Settings"] = new JsonObject(), [Definitions.PartFields] = new JsonArray() };
        var made = await store.PutAsync(DefinitionKind.Part, part, process, cancel);
        return made.IsRefused ? made : await store.PutAsync(DefinitionKind.Type, Apply(new JsonObject { ["Name"] = wanted, ["DisplayName"] = "", ["Settings"] = new JsonObject(), [Definitions.TypeParts] = new JsonArray() }, input), process, cancel);
    }

    public async Task<Result> ChangeAsync(string name, TypeInput input, Process process, CancellationToken cancel)
    {
        if ((await catalog.ReadAsync(cancel)).Find(name) is not { } type) return TypeRefusals.Gone;
        return Check(input) is { } refusal ? refusal : await store.PutAsync(DefinitionKind.Type, Apply((JsonObject)type.Json.DeepClone(), input), process, cancel);
    }

    /// <summary>Adds a field, or changes the one of that name; its kind and name stay for good, for there may be items.</summary>
    public async Task<Result> PutFieldAsync(string typeName, FieldForm input, bool isNew, Process process, CancellationToken cancel)
    {
        var set = await catalog.ReadAsync(cancel);
        if (set.Find(typeName) is not { } type) return TypeRefusals.Gone;
        var part = set.PartJson.GetValueOrDefault(type.Name) is { } standing ? (JsonObject)standing.DeepClone() : new JsonObject { ["Name"] = type.Name, ["Settings"] = new JsonObject(), [Definitions.PartFields] = new JsonArray() };
        var fields = part.Objects(Definitions.PartFields).ToList();
        var field = fields.Find(f => string.Equals(f.Text("Name"), input.Name?.Trim(), StringComparison.OrdinalIgnoreCase));
        if (isNew)
        {
            if (!Definitions.IsName(input.Name?.Trim()) || input.Name!.Contains('.', StringComparison.Ordinal)) return TypeRefusals.Name;
            if (field is not null) return TypeRefusals.NameTaken;
            if (fields.Count >= MostFields) return TypeRefusals.TooManyFields.With(MostFields);
            if (FieldKinds.Find(input.Kind ?? "") is not { } kind) return TypeRefusals.UnknownKind;
            field = new JsonObject { ["FieldName"] = kind.Name, ["Name"] = input.Name.Trim(), ["Settings"] = new JsonObject { ["ContentPartFieldSettings"] = new JsonObject { ["Position"] = fields.Count.ToString(CultureInfo.InvariantCulture) } } };
            ((JsonArray)part.Member(Definitions.PartFields)!).Add(field);
        }
        if (field is null) return TypeRefusals.FieldGone;
        if (ApplyField(field, input) is { } refusal) return refusal;
        var put = await store.PutAsync(DefinitionKind.Part, part, process, cancel);
        if (put.IsRefused || type.Has(type.Name)) return put;
        // A type that came without a part of its own gets it with its first field.
        var json = (JsonObject)type.Json.DeepClone();
        ((JsonArray)json.Member(Definitions.TypeParts)!).Add(new JsonObject { ["PartName"] = type.Name, ["Name"] = type.Name, ["Settings"] = new JsonObject() });
        return await store.PutAsync(DefinitionKind.Type, json, process, cancel);
    }

    /// <summary>The field is not asked for any more; what items hold of it stays in them.</summary>
    public async Task<Result> RemoveFieldAsync(string typeName, string fieldName, Process process, CancellationToken cancel)
    {
        var set = await catalog.ReadAsync(cancel);
        if (set.PartJson.GetValueOrDefault(typeName) is not { } standing) return TypeRefusals.Gone;
        var part = (JsonObject)standing.DeepClone();
        if (part.Objects(Definitions.PartFields).FirstOrDefault(f => f.Text("Name") == fieldName) is not { } field) return TypeRefusals.FieldGone;
        ((JsonArray)part.Member(Definitions.PartFields)!).Remove(field);
        return await store.PutAsync(DefinitionKind.Part, part, process, cancel);
    }

    private static Refusal? Check(TypeInput input)
    {
        if (input.DisplayName?.Trim() is not { Length: > 0 and <= Definitions.LongestTitle } || input.DisplayNameEn?.Trim().Length > Definitions.LongestTitle) return TypeRefusals.Title;
        var prefix = input.AddressPrefix?.Trim() ?? "";
        return prefix.Length > 40 || prefix.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') || (prefix.Length > 0 && Items.ItemAddresses.Typed(prefix).IsRefused) ? TypeRefusals.Prefix : null;
    }

    private static JsonObject Apply(JsonObject json, TypeInput input)
    {
        json["DisplayName"] = input.DisplayName!.Trim();
        var settings = In(json, "Settings");
        var usual = In(settings, "ContentTypeSettings");
        (usual["Creatable"], usual["Listable"], usual["Draftable"], usual["Versionable"]) = (input.Creatable, input.Listable, true, true);
        var own = In(settings, "PortalTypeSettings");
        (own["DisplayNameEn"], own["AddressPrefix"], own["TwoPeople"]) = (input.DisplayNameEn?.Trim() is { Length: > 0 } en ? en : input.DisplayName!.Trim(), input.AddressPrefix?.Trim() ?? "", input.TwoPeople);
        var records = (JsonArray)json.Member(Definitions.TypeParts)!;
        var name = json.Text("Name")!;
        var offered = FieldKinds.Parts.Select(p => p.Name).Append("CommunityPart");
        foreach (var record in records.OfType<JsonObject>().Where(r => offered.Contains(r.Text("PartName")) && !input.Parts.Contains(r.Text("PartName")!)).ToList()) records.Remove(record);
        var position = 0;
        foreach (var wanted in offered.Where(input.Parts.Contains).Append(name))
        {
            if (records.OfType<JsonObject>().Any(r => r.Text("PartName") == wanted)) continue;
            var order = wanted switch { "TitlePart" => 0, "AutoroutePart" => 90, "CommunityPart" => 80, _ when wanted == name => 10, _ => 20 + position++ };
            records.Add(new JsonObject { ["PartName"] = wanted, ["Name"] = wanted, ["Settings"] = new JsonObject { ["ContentTypePartSettings"] = new JsonObject { ["Position"] = order.ToString(CultureInfo.InvariantCulture) } } });
        }
        return json;
    }

    private static Refusal? ApplyField(JsonObject field, FieldForm input)
    {
        if (input.Label?.Trim() is not { Length: > 0 and <= Definitions.LongestTitle } label) return TypeRefusals.Title.At("Label");
        var kind = field.Text("FieldName")!;
        var settings = In(field, "Settings");
        var usual = In(settings, "ContentPartFieldSettings");
        usual["DisplayName"] = label;
        In(settings, "PortalFieldSettings")["DisplayNameEn"] = input.LabelEn?.Trim() is { Length: > 0 and <= Definitions.LongestTitle } en ? en : label;
        var own = In(settings, kind + "Settings");
        (own["Required"], own["Hint"]) = (input.Required, Cut(input.Hint));
        List<string> choices = [.. (input.Choices ?? "").Split('\n').Select(c => Cut(c)).Where(c => c.Length > 0).Distinct()];
        if (choices.Count > MostChoices || (kind == "MultiTextField" && choices.Count == 0)) return TypeRefusals.Options;
        JsonArray Options() => [.. choices.Select(c => (JsonNode)new JsonObject { ["name"] = c, ["value"] = c })];
        if (kind == "MultiTextField") own["Options"] = Options();
        if (kind != "TextField") return null;
        if (choices.Count > 0)
        {
            usual["Editor"] = "PredefinedList";
            In(settings, "TextFieldPredefinedListEditorSettings")["Options"] = Options();
        }
        else if (input.ManyLines) usual["Editor"] = "TextArea";
        else usual.Remove("Editor");
        return null;

        static string Cut(string? text) => text?.Trim() is { } trimmed ? trimmed.Length <= 200 ? trimmed : trimmed[..200] : "";
    }

    private static JsonObject In(JsonObject parent, string name)
    {
        if (parent.Object(name) is { } standing) return standing;
        var made = new JsonObject();
        parent[name] = made;
        return made;
    }
}
