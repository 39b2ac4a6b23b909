using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;

namespace PublicPortal.TestKit.Sites;

/// <summary>Signs test users in by a header that only this process can know; everybody else is left to the site's own sign-in.</summary>
internal sealed class TestUsers
{
    public const string Header = "X-Test-User";
    private const string Scheme = "test-user";

    private readonly ConcurrentDictionary<string, TestUser> users = new();

    public string Add(TestUser user)
    {
        var token = Guid.NewGuid().ToString("N");
        users[token] = user;
        return token;
    }

    public TestUser? Of(HttpContext? http) =>
        http is not null && http.Request.Headers.TryGetValue(Header, out var token) && users.TryGetValue(token.ToString(), out var user) ? user : null;

    /// <summary>Puts itself before the site's authentication and its idea of the current user.</summary>
    public void Join(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddSingleton<OriginalSchemes>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, Handler>(Scheme, null);
        services.AddSingleton<IPostConfigureOptions<AuthenticationOptions>>(s => s.GetRequiredService<OriginalSchemes>());
        services.AddHttpContextAccessor();

        var original = services.Last(s => s.ServiceType == typeof(ICurrentUser));
        services.AddScoped<ICurrentUser>(provider => Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext) is { } user
            ? new Current(user)
            : (ICurrentUser)(original.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, original.ImplementationType!)));
    }

    /// <summary>Remembers the site's default schemes before taking their place.</summary>
    private sealed class OriginalSchemes : IPostConfigureOptions<AuthenticationOptions>
    {
        public string? Authenticate { get; private set; }
        public string? Challenge { get; private set; }
        public string? Forbid { get; private set; }

        public void PostConfigure(string? name, AuthenticationOptions options)
        {
            Authenticate = options.DefaultAuthenticateScheme ?? options.DefaultScheme;
            Challenge = options.DefaultChallengeScheme ?? options.DefaultScheme;
            Forbid = options.DefaultForbidScheme ?? Challenge;
            options.DefaultAuthenticateScheme = options.DefaultChallengeScheme = options.DefaultForbidScheme = Scheme;
        }
    }

    private sealed class Handler(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TestUsers users, OriginalSchemes original)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (users.Of(Context) is { } user)
            {
                var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.AccountId.ToString())], TestUsers.Scheme);
                return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), TestUsers.Scheme));
            }
            return original.Authenticate is { } scheme ? await Context.AuthenticateAsync(scheme) : AuthenticateResult.NoResult();
        }

        protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
            original.Challenge is { } scheme ? Context.ChallengeAsync(scheme, properties) : base.HandleChallengeAsync(properties);

        protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
            original.Forbid is { } scheme ? Context.ForbidAsync(scheme, properties) : base.HandleForbiddenAsync(properties);
    }

    private sealed class Current(TestUser user) : ICurrentUser
    {
        public Guid? AccountId => user.AccountId;
        public string? DisplayName => user.DisplayName;
        public bool IsStaff => user.IsStaff;
        public Channel Channel => user.Channel;
        public bool Has(Permission permission) => user.Rights.ContainsKey(permission.Name);
        public bool Has(Permission permission, string scopePath) => Scopes(permission).Any(scope => scopePath.StartsWith(scope, StringComparison.Ordinal));
        public IReadOnlyList<string> Scopes(Permission permission) => user.Rights.GetValueOrDefault(permission.Name, []);
    }
}
