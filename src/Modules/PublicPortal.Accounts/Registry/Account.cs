using PublicPortal.Accounts.Contracts;

namespace PublicPortal.Accounts.Registry;

/// <summary>Someone who may sign in: a resident, or an official. Never both: officials use their own accounts for their own affairs.</summary>
internal sealed class Account
{
    public Guid Id { get; init; }
    public AccountKind Kind { get; init; }
    public required string DisplayName { get; set; }

    /// <summary>工号; null for residents.</summary>
    public string? StaffNumber { get; init; }
    public bool Active { get; set; } = true;
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a resident's account ended; officials' are kept, only inactive.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public AccountInfo Info() => new(Id, Kind, DisplayName, StaffNumber);
}

/// <summary>An outside id (openid) that leads to an account.</summary>
internal sealed class ExternalLogin
{
    public Guid Id { get; init; }
    public required string Provider { get; init; }
    public required string ExternalId { get; init; }
    public Guid AccountId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
