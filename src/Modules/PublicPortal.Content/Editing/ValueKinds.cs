using System.Globalization;
using System.Text.Json.Nodes;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.Content.Editing;

internal sealed class BooleanKind : FieldKind
{
    public override string Name => "BooleanField";
    public override LocalizedText Title => new("是或否", "Yes or no");
    public override LocalizedText Hint => new("打勾", "A tick");
    public override string Partial => "ContentFields/_Boolean";

    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field) =>
        editor.Value = (stored.Flag("Value") ?? field.Own?.Flag("DefaultValue")) == true ? "true" : null;

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        var ticked = typed.Value == "true";
        if (ticked || stored.Flag("Value") is not null) stored["Value"] = ticked;
        return null;
    }

    public override string InWords(JsonObject stored, FieldDefinition field) => stored.Flag("Value") switch { true => T("是", "yes"), false => T("否", "no"), null => "" };
}

internal sealed class NumericKind : FieldKind
{
    public override string Name => "NumericField";
    public override LocalizedText Title => new("数字", "Number");
    public override LocalizedText Hint => new("可以规定最小和最大", "With a smallest and a largest if wanted");
    public override string Partial => "ContentFields/_Number";

    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field) =>
        editor.Value = (stored.Number("Value") ?? field.Own?.Number("DefaultValue"))?.ToString(CultureInfo.InvariantCulture);

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        var value = typed.Value.Trim();
        if (value.Length == 0)
        {
            if (field.Required) return FieldRefusals.Missing.For(field, typed.Prefix);
            if (stored.Member("Value") is not null) stored["Value"] = null;
            return null;
        }
        if (value.Length > 30 || !decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return FieldRefusals.Number.For(field, typed.Prefix);
        var (least, most) = (field.Own?.Number("Minimum"), field.Own?.Number("Maximum"));
        if (number < least || number > most) return FieldRefusals.Range.For(field, typed.Prefix, least?.ToString(CultureInfo.InvariantCulture) ?? "…", most?.ToString(CultureInfo.InvariantCulture) ?? "…");
        if (stored.Number("Value") != number) stored["Value"] = number;
        return null;
    }

    public override string InWords(JsonObject stored, FieldDefinition field) => stored.Number("Value")?.ToString(CultureInfo.InvariantCulture) ?? "";
}

internal sealed class DateKind : FieldKind
{
    public override string Name => "DateField";
    public override LocalizedText Title => new("日期", "Date");
    public override LocalizedText Hint => new("年月日", "Day, month and year");
    public override string Partial => "ContentFields/_Date";

    /// <summary>A day has no time zone: Orchard stores its midnight as it stands.</summary>
    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field) => editor.Value = Day(stored)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        var value = typed.Value.Trim();
        if (value.Length == 0 && field.Required) return FieldRefusals.Missing.For(field, typed.Prefix);
        if (value.Length == 0)
        {
            if (stored.Member("Value") is not null) stored["Value"] = null;
            return null;
        }
        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return FieldRefusals.Day.For(field, typed.Prefix);
        if (Day(stored) != day) stored["Value"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        return null;
    }

    public override string InWords(JsonObject stored, FieldDefinition field) => Day(stored) is { } day ? ChinaTime.Show(day) : "";

    private static DateOnly? Day(JsonObject stored) => stored.Moment("Value") is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime) : null;
}

internal sealed class DateTimeKind : FieldKind
{
    public override string Name => "DateTimeField";
    public override LocalizedText Title => new("日期和时间", "Date and time");
    public override LocalizedText Hint => new("北京时间", "China's time");
    public override string Partial => "ContentFields/_DateTime";

    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field)
    {
        if (stored.Moment("Value") is not { } moment) return;
        var local = ChinaTime.Local(moment);
        (editor.Value, editor.Second) = (local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        var (day, time) = (typed.Value.Trim(), typed.Second.Trim());
        if (day.Length + time.Length == 0)
        {
            if (field.Required) return FieldRefusals.Missing.For(field, typed.Prefix);
            if (stored.Member("Value") is not null) stored["Value"] = null;
            return null;
        }
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return FieldRefusals.Day.For(field, typed.Prefix);
        if (!TimeOnly.TryParseExact(time.Length == 0 ? "00:00" : time, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)) return FieldRefusals.Time.For(field, typed.Prefix).At(typed.Prefix + ".Second");
        var moment = ChinaTime.At(date, clock);
        if (stored.Moment("Value") is not { } before || ChinaTime.Local(before).ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture) != moment.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture))
            stored["Value"] = ItemJson.Moment(moment);
        return null;
    }

    public override string InWords(JsonObject stored, FieldDefinition field) => stored.Moment("Value") is { } moment ? ChinaTime.Show(moment) : "";
}

internal sealed class TimeKind : FieldKind
{
    public override string Name => "TimeField";
    public override LocalizedText Title => new("时间", "Time");
    public override LocalizedText Hint => new("几点几分", "Hour and minute");
    public override string Partial => "ContentFields/_Line";

    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field) => editor.Value = InWords(stored, field);

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        var value = typed.Value.Trim();
        if (value.Length == 0 && field.Required) return FieldRefusals.Missing.For(field, typed.Prefix);
        if (value.Length == 0)
        {
            if (stored.Member("Value") is not null) stored["Value"] = null;
            return null;
        }
        if (!TimeOnly.TryParseExact(value, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return FieldRefusals.Time.For(field, typed.Prefix);
        if (InWords(stored, field) != time.ToString("HH:mm", CultureInfo.InvariantCulture)) stored["Value"] = time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return null;
    }

    public override string InWords(JsonObject stored, FieldDefinition field) => stored.Text("Value") is { Length: >= 5 } time ? time[..5] : "";
}

internal sealed class GeoPointKind : FieldKind
{
    public override string Name => "GeoPointField";
    public override LocalizedText Title => new("地点", "Place on the map");
    public override LocalizedText Hint => new("纬度和经度", "Latitude and longitude");
    public override string Partial => "ContentFields/_GeoPoint";

    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field)
    {
        (editor.Value, editor.Second) = (stored.Number("Latitude")?.ToString(CultureInfo.InvariantCulture), stored.Number("Longitude")?.ToString(CultureInfo.InvariantCulture));
    }

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        if (typed.Value.Trim().Length + typed.Second.Trim().Length == 0)
        {
            if (field.Required) return FieldRefusals.Missing.For(field, typed.Prefix);
            foreach (var name in new[] { "Latitude", "Longitude" })
                if (stored.Member(name) is not null) stored[name] = null;
            return null;
        }
        if (!decimal.TryParse(typed.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) || !decimal.TryParse(typed.Second, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            || latitude is < -90 or > 90 || longitude is < -180 or > 180) return FieldRefusals.Point.For(field, typed.Prefix);
        if (stored.Number("Latitude") != latitude) stored["Latitude"] = latitude;
        if (stored.Number("Longitude") != longitude) stored["Longitude"] = longitude;
        return null;
    }

    public override string InWords(JsonObject stored, FieldDefinition field) =>
        stored.Number("Latitude") is { } latitude && stored.Number("Longitude") is { } longitude ? string.Create(CultureInfo.InvariantCulture, $"{latitude}, {longitude}") : "";
}
