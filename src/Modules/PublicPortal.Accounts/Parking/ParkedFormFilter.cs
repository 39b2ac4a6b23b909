using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Parking;

/// <summary>After the new sign-in the page shows what was typed before: fields are drawn from the model state.</summary>
internal sealed class ParkedFormFilter(ParkingLot lot, ICurrentUser user) : IAsyncPageFilter
{
    /// <summary>Set in the view's data when a form was given back.</summary>
    public const string Resumed = "Resumed";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) && user.AccountId is { } account && http.Request.Cookies.ContainsKey(ParkingLot.Cookie)
            && await lot.TakeAsync(http, account) is { } fields)
        {
            foreach (var (name, values) in fields.Where(f => !context.ModelState.ContainsKey(f.Key)))
            {
                context.ModelState.SetModelValue(name, values, string.Join(',', values));
                context.ModelState.MarkFieldSkipped(name);   // shown, not judged
            }
            if (context.HandlerInstance is PageModel page) page.ViewData[Resumed] = true;
        }
        await next();
    }
}
