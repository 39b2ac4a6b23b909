using Microsoft.AspNetCore.Identity;

namespace PublicPortal.Accounts.Passkeys;

/// <summary>A passkey of an official: the public half; the private one never leaves their device.</summary>
internal sealed class StaffPasskey
{
    public const int LongestName = 40;

    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public required byte[] CredentialId { get; init; }
    public required byte[] PublicKey { get; init; }

    /// <summary>Counted by the device; going back means a copy is about.</summary>
    public long SignCount { get; set; }
    public string? Transports { get; init; }
    public bool IsUserVerified { get; init; }
    public bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; set; }
    public required byte[] AttestationObject { get; init; }
    public required byte[] ClientDataJson { get; init; }

    /// <summary>As the official calls it: 办公室电脑.</summary>
    public required string Name { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }

    public static StaffPasskey From(UserPasskeyInfo made, Guid id, Guid accountId, string name, DateTimeOffset now) => new()
    {
        Id = id, AccountId = accountId, Name = name, CreatedAt = now, CredentialId = made.CredentialId, PublicKey = made.PublicKey, SignCount = made.SignCount,
        Transports = made.Transports is { Length: > 0 } ways ? string.Join(',', ways) : null, IsUserVerified = made.IsUserVerified,
        IsBackupEligible = made.IsBackupEligible, IsBackedUp = made.IsBackedUp, AttestationObject = made.AttestationObject, ClientDataJson = made.ClientDataJson,
    };

    public UserPasskeyInfo Info() => new(CredentialId, PublicKey, CreatedAt, (uint)SignCount, Transports?.Split(','), IsUserVerified, IsBackupEligible, IsBackedUp, AttestationObject, ClientDataJson) { Name = Name };
}
