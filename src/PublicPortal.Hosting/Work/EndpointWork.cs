using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Work;

/// <summary>For endpoints that are not pages: the same ending as <see cref="UnitOfWorkFilter"/>, and refusals as problem details.</summary>
public static class EndpointWork
{
    /// <summary>Completes the unit of work before the answer is written. Handlers that refuse return <see cref="Problem"/>.</summary>
    public static RouteHandlerBuilder CompletesWork(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var work = context.HttpContext.RequestServices.GetRequiredService<UnitOfWork>();
        var answer = await next(context);
        var result = answer is INestedHttpResult nested ? nested.Result : answer;   // Results<…> wraps what the handler gave
        if (result is ProblemHttpResult { ProblemDetails: RefusalDetails { LeavesTrace: false } }) await work.RollbackAsync();
        else await work.CompleteAsync(CancellationToken.None);
        return answer;
    });

    /// <summary>A refusal as RFC 9457 problem details with the stable code.</summary>
    public static ProblemHttpResult Problem(Result refused, int status = StatusCodes.Status422UnprocessableEntity) => TypedResults.Problem(new RefusalDetails
    {
        Status = status,
        Title = refused.Refusals[0].Text.ToString(),
        Type = "about:blank",
        LeavesTrace = refused.Refusals.Any(r => r.LeavesTrace),
        Extensions = { ["code"] = refused.Refusals[0].Code, ["errors"] = refused.Refusals.Select(r => new { code = r.Code, field = r.Field, text = r.Text.ToString() }).ToArray() },
    });

    private sealed class RefusalDetails : Microsoft.AspNetCore.Mvc.ProblemDetails
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public bool LeavesTrace { get; init; }
    }
}
