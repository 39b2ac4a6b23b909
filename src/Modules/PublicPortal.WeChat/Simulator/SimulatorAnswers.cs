using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PublicPortal.WeChat.Simulator;

/// <summary>Answers as the platform gives them: always status 200, JSON that calls itself text/plain, an <c>rid</c> in errors.</summary>
internal static class SimulatorAnswers
{
    public static IResult Json(object answer) => Results.Text(JsonSerializer.Serialize(answer), "text/plain");

    public static IResult Error(SimulatedError error) => Json(new { errcode = error.Code, errmsg = $"{error.Text}, rid: {Rid()}" });

    private static string Rid() => $"{RandomNumberGenerator.GetHexString(8, true)}-{RandomNumberGenerator.GetHexString(8, true)}-{RandomNumberGenerator.GetHexString(8, true)}";

    /// <summary>The switches that concern every call: slow, and one call too many.</summary>
    public static async ValueTask<object?> Misbehave(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var switches = (SimulatorSwitches)context.HttpContext.RequestServices.GetService(typeof(SimulatorSwitches))!;
        if (switches.Slow) await Task.Delay(TimeSpan.FromSeconds(2), context.HttpContext.RequestAborted);
        return switches.RateLimited ? Error(SimulatedError.TooOften) : await next(context);
    }
}
