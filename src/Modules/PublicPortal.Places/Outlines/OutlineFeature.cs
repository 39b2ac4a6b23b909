using System.Text;
using System.Text.Json;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Outlines;

/// <summary>A feature that was read and found whole, whatever the register says about its code.</summary>
/// <param name="Json">Its geometry as it came.</param>
internal sealed record OutlineFeature(int Number, string Code, GeoSystem System, Geometry Geometry, byte[] Json)
{
    private const string CodeProperty = "code", SystemProperty = "coordinateSystem";

    /// <param name="stated">The system of the whole file, where it was stated.</param>
    public static (string Code, Result<OutlineFeature> Feature) Read(RawFeature raw, GeoSystem? stated, int mostBytes)
    {
        if (raw.Json is null) return ("", OutlineRefusals.TooLarge.With(mostBytes / 1024 / 1024));
        try
        {
            using var document = JsonDocument.Parse(raw.Json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return ("", OutlineRefusals.Broken);
            var properties = root.TryGetProperty("properties", out var p) && p.ValueKind == JsonValueKind.Object ? p : default;
            var code = Text(properties, CodeProperty);
            return (code, Read(raw.Number, code, Text(properties, SystemProperty), root, stated));
        }
        catch (JsonException) { return ("", OutlineRefusals.Broken); }
    }

    private static Result<OutlineFeature> Read(int number, string code, string system, JsonElement root, GeoSystem? stated)
    {
        if (code.Length == 0) return OutlineRefusals.CodeMissing;
        var own = SystemOf(system);
        if (system.Length > 0 && own is null) return OutlineRefusals.SystemUnknown.With(system);
        if ((own ?? stated) is not { } known) return OutlineRefusals.SystemMissing;
        if (!root.TryGetProperty("geometry", out var written)) return OutlineRefusals.Kind.With("");
        var geometry = Geometry.Read(written);
        return geometry.IsRefused ? Result<OutlineFeature>.Refuse(geometry.Refusals)
            : new OutlineFeature(number, code, known, geometry.Value, Encoding.UTF8.GetBytes(written.GetRawText()));
    }

    public static GeoSystem? SystemOf(string? written) => written?.Trim().ToUpperInvariant() switch
    {
        "WGS-84" or "WGS84" or "EPSG:4326" => GeoSystem.Wgs84,
        "GCJ-02" or "GCJ02" => GeoSystem.Gcj02,
        _ => null,
    };

    private static string Text(JsonElement properties, string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString().Trim() : "";
}
