using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Editing;

/// <summary>The form of a type: from an item to boxes and back. Parts and members that it does not ask for stay untouched.</summary>
internal sealed class ItemForm(TypeDefinition type)
{
    public IReadOnlyList<Question> Questions { get; } = FieldKinds.Of(type);

    /// <summary>Boxes with what is stored.</summary>
    public IReadOnlyList<FieldEditor> Editors(JsonObject parts) =>
    [
        .. Questions.Select(q =>
        {
            var editor = new FieldEditor
            {
                Prefix = q.Prefix, Partial = q.Kind.Partial, Label = q.Field.Label.ToString(), Required = q.Field.Required,
                Hint = LocalizedText.IsEnglish ? q.Field.Settings.Object("PortalFieldSettings")?.Text("HintEn") ?? q.Field.Hint : q.Field.Hint,
            };
            q.Kind.Fill(editor, Stored(parts, q), q.Field);
            return editor;
        }),
    ];

    /// <summary>What was typed, on top of what stood there; and what is wrong with it, each at its box.</summary>
    public (JsonObject Parts, IReadOnlyList<Refusal> Refusals) Read(JsonObject standing, IFormCollection form, IReadOnlyDictionary<string, string>? uploads = null)
    {
        var parts = (JsonObject)standing.DeepClone();
        var refusals = new List<Refusal>();
        foreach (var q in Questions)
        {
            var typed = new FieldInput(form, q.Prefix, uploads?.GetValueOrDefault(q.Prefix));
            var stored = Stored(parts, q);
            if (q.Kind.Read(typed, stored, q.Field) is { } refusal) refusals.Add(refusal);
            else Store(parts, q, stored);
        }
        if (parts.PartOf("AutoroutePart")?.Text("Path") is { } path && ItemAddresses.Typed(path) is { IsRefused: true } wrong) refusals.AddRange(wrong.Refusals);
        if (parts.PartOf("AliasPart")?.Text("Alias") is { Length: > 0 } alias && !ItemIds.IsId(alias)) refusals.Add(ItemRefusals.Alias);
        return (parts, refusals);
    }

    /// <summary>Fills the boxes with what was typed, for a form that is shown again.</summary>
    public static void Keep(IEnumerable<FieldEditor> editors, IFormCollection form)
    {
        foreach (var editor in editors)
        {
            var typed = new FieldInput(form, editor.Prefix);
            (editor.Value, editor.Second, editor.Values, editor.Links) = (typed.Value, typed.Second, typed.Values, typed.Links);
        }
    }

    /// <summary>The stored object of a question; a plain member of a part is wrapped, so that it reads like a field.</summary>
    public static JsonObject Stored(JsonObject parts, Question q)
    {
        var part = parts.PartOf(q.Part);
        if (q.Member is null) return (JsonObject?)part?.Object(q.Field.Name)?.DeepClone() ?? [];
        return part?.Member(q.Member) is { } value ? new JsonObject { [q.Member] = value.DeepClone() } : [];
    }

    private static void Store(JsonObject parts, Question q, JsonObject stored)
    {
        if (parts[q.Part] is not JsonObject part)
        {
            if (stored.Count == 0) return;
            parts[q.Part] = part = [];
        }
        if (q.Member is null)
        {
            if (stored.Count > 0 || part.ContainsKey(q.Field.Name)) part[q.Field.Name] = stored;
        }
        else if (stored.Take(q.Member) is { } value) part[q.Member] = value.DeepClone();
    }
}
