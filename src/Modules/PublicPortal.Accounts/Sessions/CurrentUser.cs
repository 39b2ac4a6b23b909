using Microsoft.AspNetCore.Http;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Sessions;

/// <summary>The user of the present request; in every scope of the request the same, and nobody outside of one.</summary>
internal sealed class CurrentUser(IHttpContextAccessor accessor) : ICurrentUser
{
    private SignedIn? User => RequestSession.Of(accessor.HttpContext).User;

    public Guid? AccountId => User?.AccountId;
    public string? DisplayName => User?.DisplayName;
    public bool IsStaff => User?.IsStaff ?? false;
    public bool IsField => User?.IsField ?? false;
    public Channel Channel => accessor.HttpContext is { } http ? Devices.ChannelOf(http.Request, User?.Channel) : Channel.Web;
    public bool Has(Permission permission) => Scopes(permission).Count > 0;
    public bool Has(Permission permission, string scopePath) => Scopes(permission).Any(s => scopePath.StartsWith(s, StringComparison.Ordinal));
    public IReadOnlyList<string> Scopes(Permission permission) => User?.Scopes.GetValueOrDefault(permission.Name) ?? [];
}
