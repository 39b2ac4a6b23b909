using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Work;

/// <summary>Base of all page models: starts the process, shows refusals, keeps what was typed.</summary>
public abstract class PortalPageModel : PageModel
{
    internal static readonly object RefusedKey = new();

    /// <summary>Who sent the request.</summary>
    protected ICurrentUser CurrentUser => HttpContext.RequestServices.GetRequiredService<ICurrentUser>();

    /// <summary>Starts the process of this request; the page filter completes it after the handler, before the result.</summary>
    /// <param name="type">Stable name of the act: <c>residence.declare</c>.</param>
    /// <param name="reason">Why, where the act asks for a reason.</param>
    protected Process StartProcess(string type, string? reason = null)
    {
        var user = CurrentUser;
        return HttpContext.RequestServices.GetRequiredService<UnitOfWork>().Start(type, user.AccountId, user.Channel, reason);
    }

    /// <summary>
    /// Shows the form again with what was typed, each refusal at its field and in the summary at the top. Everything is
    /// rolled back, unless a refusal must leave its trace. Call the page's own load method first if it shows data.
    /// </summary>
    protected IActionResult Refused(Result result)
    {
        foreach (var refusal in result.Refusals) ModelState.AddModelError(refusal.Field ?? "", refusal.Text.ToString());
        HttpContext.Items[RefusedKey] = result;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
