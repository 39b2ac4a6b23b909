using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Access;

/// <summary>Policies by name: resident, staff, signed-in, or a permission. Anything else is a bug.</summary>
internal sealed class PortalPolicies(IReadOnlyDictionary<string, Permission> permissions) : IAuthorizationPolicyProvider
{
    private static readonly AuthorizationPolicy Nobody = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => Task.FromResult(Nobody);

    /// <summary>None: it would also cover addresses that do not exist. <see cref="EndpointAccess"/> makes sure at the start that every endpoint has its own.</summary>
    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => Task.FromResult<AuthorizationPolicy?>(null);

    public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (policyName is not (Access.ResidentPolicy or Access.StaffPolicy or Access.SignedInPolicy) && !permissions.ContainsKey(policyName))
            throw new InvalidOperationException($"No module declares the permission '{policyName}'.");
        return Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser().AddRequirements(new PortalRequirement(policyName)).Build());
    }
}

internal sealed record PortalRequirement(string Policy) : IAuthorizationRequirement;

internal sealed class PortalRequirementHandler(ICurrentUser user, IReadOnlyDictionary<string, Permission> permissions) : AuthorizationHandler<PortalRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PortalRequirement requirement)
    {
        if (user.IsField && FieldPage.IsMissing(context.Resource as HttpContext)) return Task.CompletedTask;   // one factor
        var met = user.AccountId is not null && requirement.Policy switch
        {
            Access.SignedInPolicy => true,
            Access.ResidentPolicy => !user.IsStaff,
            Access.StaffPolicy => user.IsStaff,
            _ => user.IsStaff && user.Has(permissions[requirement.Policy]),
        };
        if (met) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
