using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Grants;

/// <summary>A named set of permissions.</summary>
internal sealed class Role
{
    public Guid Id { get; init; }

    /// <summary>Stable: <c>GridOfficer</c>.</summary>
    public required string Name { get; init; }
    public required string TitleZh { get; set; }
    public required string TitleEn { get; set; }

    public LocalizedText Title => new(TitleZh, TitleEn);
}

internal sealed class RolePermission
{
    public Guid RoleId { get; init; }
    public required string Permission { get; init; }
}

/// <summary>An official holds a role over the places whose scope path starts with <see cref="ScopePath"/>; the empty path reaches everything.</summary>
internal sealed class RoleGrant
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public Guid RoleId { get; init; }
    public required string ScopePath { get; init; }
    public DateTimeOffset GrantedAt { get; init; }
}
