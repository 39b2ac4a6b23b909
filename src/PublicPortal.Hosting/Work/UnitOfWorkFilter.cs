using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.GroupCommit;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Work;

/// <summary>
/// Ends what the handler of an unsafe request did: commits after the handler and before the result executes, so that
/// nobody is told "done" too early; rolls back on an exception and on an ordinary refusal.
/// </summary>
internal sealed class UnitOfWorkFilter : IAsyncPageFilter
{
    /// <summary>In the query of a hot form that is sent once more.</summary>
    internal const string Again = "again";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        // An error page that answers a failed POST changes nothing and has no key of its own.
        var showsError = http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || showsError)
        {
            await next();
            return;
        }

        var idempotency = http.RequestServices.GetRequiredService<Idempotency>();
        // A hot act asks for its key only when it meets the first one's rows: one query fewer on each.
        var hot = context.HandlerMethod?.MethodInfo.IsDefined(typeof(HotAttribute), inherit: false) == true && !http.Request.Query.ContainsKey(Again) && !ExpressLane.Conflicted(http);
        var answered = hot ? await idempotency.ReadAsync(http) : await idempotency.FindAsync(http);
        if (answered.Result is { } known)
        {
            context.Result = known;
            return;
        }

        var work = http.RequestServices.GetRequiredService<UnitOfWork>();
        if (hot) await work.KeepBackAsync();
        var executed = await next();
        if (executed.Exception is WriteConflictException)
        {
            executed.ExceptionHandled = true;
            await ConflictAsync();
            return;
        }
        if (executed.Exception is not null && !executed.ExceptionHandled)
        {
            await work.RollbackAsync();
            return;
        }
        if (http.Items.TryGetValue(PortalPageModel.RefusedKey, out var refused) && !((Result)refused!).Refusals.Any(r => r.LeavesTrace))
        {
            await work.RollbackAsync();
            // The twin of a double click finds the first one's rows in its way: give it the first one's answer.
            if ((await idempotency.FindAsync(http)).Result is { } twin) executed.Result = twin;
            return;
        }
        if (work.Process is not null && refused is null && Location(executed) is { } location)
        {
            executed.Result = new LocalRedirectResult(location);
            if (!await idempotency.AddAsync(answered, location))
            {
                await work.RollbackAsync();
                executed.Result = (await idempotency.FindAsync(http)).Result;
                return;
            }
        }
        if (hot) work.BeforeCommit(() => HotAdmission.Leave(http));
        try { await work.CompleteAsync(CancellationToken.None); }
        catch (WriteConflictException) { await ConflictAsync(); }

        // The twin of a double click gets the first one's answer; anything else is done again, the ordinary way.
        async Task ConflictAsync()
        {
            await work.RollbackAsync();
            executed.Result = (await idempotency.FindAsync(http)).Result
                ?? new LocalRedirectResult(http.Request.Path + http.Request.QueryString.Add(Again, "1"), permanent: false, preserveMethod: true);
        }
    }

    private static string? Location(PageHandlerExecutedContext executed)
    {
        var url = executed.HttpContext.RequestServices.GetRequiredService<IUrlHelperFactory>().GetUrlHelper(executed);
        var location = executed.Result switch
        {
            RedirectToPageResult page => url.Page(page.PageName, page.PageHandler, page.RouteValues, null, null, page.Fragment),
            LocalRedirectResult local => local.Url,
            RedirectResult redirect => redirect.Url,
            _ => null,
        };
        return location is not null && url.IsLocalUrl(location) ? location : null;
    }
}
