using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.WeChat.SignIn;

/// <summary>What follows when WeChat has said who it is, or that it will not.</summary>
internal sealed class WeChatSignInEvents(WorkRunner runner, CallbackCodes codes, ILogger<WeChatSignInEvents> log) : OAuthEvents
{
    /// <summary>Name of the provider in the accounts' bindings.</summary>
    public const string Provider = "wechat";

    /// <summary>Account and session are committed before the cookie is set: nobody is told "signed in" too early.</summary>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var openId = context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!;
        var returnTo = SignInPaths.Local(context.ReturnUri);
        var code = (Guid)http.Items[WeChatSignInHandler.ClaimKey]!;
        Result<FieldSignedIn> signedIn;
        try
        {
            signedIn = context.Properties!.Items.TryGetValue(WeChatSignInHandler.Bind, out var token) && token is not null
                    ? await FieldAsync(http, code, (field, process) => field.BindAsync(token, Provider, openId, http, process))
                : context.Properties.Items.ContainsKey(WeChatSignInHandler.Field)
                    ? await FieldAsync(http, code, (field, process) => field.SignInAsync(Provider, openId, returnTo, http, process))
                : await StartSessionAsync(http, openId, code, returnTo);
        }
        catch
        {
            await codes.NoteFailedAsync(code);
            throw;
        }
        if (signedIn.IsOk)
        {
            if (signedIn.Value.Session is { } session) await http.SignInAsync(session);
            http.Response.Redirect(signedIn.Value.Path);
        }
        else
        {
            await codes.NoteFailedAsync(code);
            http.Response.Redirect(http.RequestServices.GetRequiredService<IFieldSignIn>().ProblemPath(signedIn.Refusals[0]));
        }
        context.HandleResponse();
    }

    /// <summary>An official's bound WeChat; what it may do is the Accounts module's to say.</summary>
    private Task<Result<FieldSignedIn>> FieldAsync(HttpContext http, Guid code, Func<IFieldSignIn, Process, Task<Result<FieldSignedIn>>> act) =>
        runner.RunAsync("wechat.field-sign-in", Channel.WeChat, async (services, process) =>
        {
            var done = await act(services.GetRequiredService<IFieldSignIn>(), process);
            if (done.IsOk) await codes.NoteSignedInAsync(services.GetRequiredService<PortalDbContext>(), code, done.Value.Session, done.Value.Path);
            return done;
        });

    private async Task<Result<FieldSignedIn>> StartSessionAsync(HttpContext http, string openId, Guid code, string returnTo) =>
        (await runner.RunAsync<Result<FieldSignedIn>>("wechat.sign-in", Channel.WeChat, async (services, process) =>
        {
            var accounts = services.GetRequiredService<IExternalSignIn>();
            var account = await accounts.FindOrCreateAsync(Provider, openId, process, CancellationToken.None);
            var session = await accounts.StartSessionAsync(account, Channel.WeChat, http, process, CancellationToken.None);
            await codes.NoteSignedInAsync(services.GetRequiredService<PortalDbContext>(), code, session, returnTo);
            return new FieldSignedIn(session, returnTo);
        }));

    /// <summary>A page in plain words. A code that came too late is asked for again by itself, once.</summary>
    public override Task RemoteFailure(RemoteFailureContext context)
    {
        var problem = (context.Failure as WeChatSignInException)?.Problem ?? WeChatSignInProblem.Unavailable;
        if (problem == WeChatSignInProblem.Unavailable) log.LogError(context.Failure, "Sign-in through WeChat does not work");
        else log.LogInformation("A sign-in through WeChat ended: {Problem} {Cause}", problem, context.Failure?.InnerException?.Message);
        var returnTo = context.Properties?.RedirectUri;
        var firstTime = context.Properties is { } properties && !properties.Items.ContainsKey(WeChatSignInHandler.Again);
        context.Response.Redirect(problem == WeChatSignInProblem.Expired && firstTime
            ? SignInPaths.With(SignInPaths.Start, returnTo, (WeChatSignInHandler.Again, "1"))
            : SignInPaths.With(SignInPaths.Problem, returnTo, ("what", problem.ToString().ToLowerInvariant())));
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
