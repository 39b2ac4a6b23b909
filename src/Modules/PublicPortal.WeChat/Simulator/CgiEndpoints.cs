using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace PublicPortal.WeChat.Simulator;

/// <summary><c>/cgi-bin/…</c>: what the account itself does.</summary>
internal static partial class CgiEndpoints
{
    /// <summary>Most characters of a <c>thing</c>; longer ones refuse the message.</summary>
    private const int ThingMost = 20;

    public static void Map(IEndpointRouteBuilder simulator)
    {
        simulator.MapPost("/cgi-bin/stable_token", StableTokenAsync);
        simulator.MapGet("/cgi-bin/ticket/getticket", Ticket);
        simulator.MapPost("/cgi-bin/message/template/send", SendAsync);
    }

    private static async Task<IResult> StableTokenAsync(HttpRequest request, SimulatedTokens tokens, IOptions<WeChatOptions> options)
    {
        if (await BodyAsync(request) is not { } body) return SimulatorAnswers.Error(SimulatedError.BadJson);
        if (SnsEndpoints.Account(Text(body, "appid"), Text(body, "secret"), options.Value) is { } wrong) return SimulatorAnswers.Error(wrong);
        if (Text(body, "grant_type") != "client_credential") return SimulatorAnswers.Error(SimulatedError.BadGrantType);
        var (value, expiresIn, error) = tokens.Token(body.TryGetProperty("force_refresh", out var force) && force.ValueKind == JsonValueKind.True);
        return value is null ? SimulatorAnswers.Error(error) : SimulatorAnswers.Json(new { access_token = value, expires_in = expiresIn });
    }

    private static IResult Ticket([FromQuery(Name = "access_token")] string? token, string? type, SimulatedTokens tokens)
    {
        if (tokens.Check(token) is { } wrong) return SimulatorAnswers.Error(wrong);
        if (type != "jsapi") return SimulatorAnswers.Error(SimulatedError.BadTicketType);
        var (value, expiresIn) = tokens.Ticket();
        return SimulatorAnswers.Json(new { errcode = 0, errmsg = "ok", ticket = value, expires_in = expiresIn });
    }

    private static async Task<IResult> SendAsync(HttpRequest request, [FromQuery(Name = "access_token")] string? token, SimulatedTokens tokens, SimulatedPeople people, SimulatedMessages messages)
    {
        if (tokens.Check(token) is { } wrong) return SimulatorAnswers.Error(wrong);
        if (await BodyAsync(request) is not { } body) return SimulatorAnswers.Error(SimulatedError.BadJson);
        if (people.FindByOpenId(Text(body, "touser")) is not { } person) return SimulatorAnswers.Error(SimulatedError.BadOpenId);
        if (!person.Follows) return SimulatorAnswers.Error(SimulatedError.NotFollowing);
        if (string.IsNullOrEmpty(Text(body, "template_id"))) return SimulatorAnswers.Error(SimulatedError.BadTemplate);
        var lines = Lines(body);
        if (lines is null) return SimulatorAnswers.Error(SimulatedError.BadData);
        return messages.Deliver(person.OpenId, Text(body, "template_id")!, Text(body, "url"), lines, Text(body, "client_msg_id")) is { } id
            ? SimulatorAnswers.Json(new { errcode = 0, errmsg = "ok", msgid = id })
            : SimulatorAnswers.Error(SimulatedError.DailyQuota);
    }

    /// <summary>Null when a value is missing or not what its key allows.</summary>
    private static List<string>? Lines(JsonElement body)
    {
        if (!body.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) return null;
        var lines = new List<string>();
        foreach (var item in data.EnumerateObject())
        {
            if (item.Value.ValueKind != JsonValueKind.Object || Text(item.Value, "value") is not { Length: > 0 } value) return null;
            if (item.Name.StartsWith("thing", StringComparison.Ordinal) && value.Length > ThingMost) return null;
            if (item.Name.StartsWith("time", StringComparison.Ordinal) && !Time().IsMatch(value)) return null;
            lines.Add(value);
        }
        return lines;
    }

    [GeneratedRegex(@"^(\d{4}年\d{1,2}月\d{1,2}日)?( ?\d{1,2}:\d{2})?$")]
    private static partial Regex Time();

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static async Task<JsonElement?> BodyAsync(HttpRequest request)
    {
        try
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return body.ValueKind == JsonValueKind.Object ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
