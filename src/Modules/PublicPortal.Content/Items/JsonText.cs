using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PublicPortal.Content.Items;

/// <summary>JSON as it is stored and exported: Chinese as Chinese.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Readable = new(Short) { WriteIndented = true };

    public static string Write(JsonNode node) => node.ToJsonString(Short);

    /// <summary>For files: indented, a line break at the end.</summary>
    public static string WriteFile(JsonNode node) => node.ToJsonString(Readable) + "\n";
}
