using System.Collections.Concurrent;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.GroupCommit;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Work;

/// <param name="Act">Stable name of the process: <c>voting.vote</c>.</param>
/// <param name="Rows">New rows of the act's own; process and idempotency key are added.</param>
/// <param name="Guards">What must hold in the transaction that writes them.</param>
/// <param name="Location">Where the page would send the browser.</param>
public sealed record ExpressDone(string Act, IReadOnlyList<object> Rows, IReadOnlyList<RowGuard> Guards, string Location);

/// <summary>
/// The plain case of a hot act, for the moment when everybody presses the button: the form is right, nothing is in the way, new
/// rows are all that is written. Done without page, model binding and context; it reads through <see cref="GatheredRead{TKey,TRow}"/>.
/// It never refuses: what is not plain is left to the page, which does and says everything.
/// </summary>
public interface IExpressAct
{
    /// <summary>The page whose form without a handler's name it takes: <c>/Votes/Show</c>.</summary>
    string Page { get; }

    /// <summary>Thinks the act through; writes nothing.</summary>
    /// <returns>Null where it is not plain.</returns>
    Task<ExpressDone?> ThinkAsync(HttpContext http, IFormCollection form, ICurrentUser user);
}

/// <summary>
/// Takes the forms of express acts past the pages, under the same rules: session, who may open the page, antiforgery token,
/// idempotency key, group commit, answered after the commit. A conflict of any kind goes to the page, the ordinary way.
/// </summary>
internal sealed class ExpressLane(IEnumerable<IExpressAct> acts, HotWrites hot, IAntiforgery antiforgery, IAuthorizationPolicyProvider policies, TimeProvider clock)
{
    private static readonly object On = new(), Conflict = new();
    private readonly Dictionary<string, IExpressAct> byPage = acts.ToDictionary(a => a.Page, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Endpoint, Task<AuthorizationPolicy?>> combined = new();

    /// <summary>Many of its kind are on their way: what they ask for is asked together.</summary>
    public static bool IsOn(HttpContext http) => http.Items.ContainsKey(On);

    /// <summary>The rows met others: the page looks for the answer of a twin first, and writes in an ordinary transaction.</summary>
    public static bool Conflicted(HttpContext http) => http.Items.ContainsKey(Conflict);

    /// <summary>Does the act and answers; false where the page has to, nothing having happened. The form is read, the arrival noted.</summary>
    public async Task<bool> TryAsync(HttpContext http)
    {
        if (http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not { } page) return false;
        if (!byPage.TryGetValue(page.ViewEnginePath, out var act) || http.Request.Query.Count > 0) return false;
        http.Items[On] = On;
        try
        {
            if (await AuthenticateAsync(http, endpoint) is not { } user || !await antiforgery.IsRequestValidAsync(http)) return false;
            var idempotency = http.RequestServices.GetRequiredService<Idempotency>();
            var found = await idempotency.ReadAsync(http);
            if (found.Result is not null || await act.ThinkAsync(http, http.Request.Form, user) is not { } done) return false;
            var now = clock.GetUtcNow();
            var process = new Process(Ids.New(now), done.Act, user.AccountId, user.Channel, now, reason: null);
            HotAdmission.Go(http);
            await hot.InsertAsync([.. http.RequestServices.GetRequiredService<IProcessRecorder>().Rows(process), idempotency.Row(found, done.Location), .. done.Rows], done.Guards);
            http.Response.Redirect(done.Location);
            return true;
        }
        catch (WriteConflictException)
        {
            http.Items[Conflict] = Conflict;
            return false;
        }
        finally { http.Items.Remove(On); }
    }

    private async Task<ICurrentUser?> AuthenticateAsync(HttpContext http, Endpoint endpoint)
    {
        var known = await http.AuthenticateAsync();
        if (known.Principal is null) return null;
        http.User = known.Principal;
        if (await combined.GetOrAdd(endpoint, e => AuthorizationPolicy.CombineAsync(policies, e.Metadata.GetOrderedMetadata<IAuthorizeData>())) is not { } policy) return null;
        var evaluator = http.RequestServices.GetRequiredService<IPolicyEvaluator>();
        return (await evaluator.AuthorizeAsync(policy, known, http, endpoint)).Succeeded ? http.RequestServices.GetRequiredService<ICurrentUser>() : null;
    }
}
