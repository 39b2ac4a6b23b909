using System.Text.Json.Serialization;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts;

/// <summary>The account is the event's subject; the record need not say it twice.</summary>
internal abstract record AccountEvent([property: JsonIgnore] Guid AccountId, [property: JsonIgnore] string EventName) : PortalEvent
{
    public override Guid SubjectId => AccountId;
    public override string Name => EventName;
}

/// <param name="Factors">How it was proved: <c>wechat</c>, <c>password+totp</c>.</param>
internal sealed record SignInSucceeded(Guid AccountId, Guid SessionId, string Factors) : AccountEvent(AccountId, "accounts.signed-in");

/// <param name="Why">Code of the refusal; the person is told less.</param>
internal sealed record SignInFailed(Guid AccountId, string Why) : AccountEvent(AccountId, "accounts.sign-in-failed");
internal sealed record ProvedAgain(Guid AccountId, Guid SessionId) : AccountEvent(AccountId, "accounts.proved-again");
internal sealed record PasskeyAdded(Guid AccountId, Guid PasskeyId) : AccountEvent(AccountId, "accounts.passkey-added");
internal sealed record PasskeyRenamed(Guid AccountId, Guid PasskeyId) : AccountEvent(AccountId, "accounts.passkey-renamed");
internal sealed record PasskeyRemoved(Guid AccountId, Guid PasskeyId) : AccountEvent(AccountId, "accounts.passkey-removed");
internal sealed record FieldWeChatBound(Guid AccountId, Guid BindingId, DateTimeOffset GoodUntil) : AccountEvent(AccountId, "accounts.field-wechat-bound");
internal sealed record FieldWeChatRenewed(Guid AccountId, Guid BindingId, DateTimeOffset GoodUntil) : AccountEvent(AccountId, "accounts.field-wechat-renewed");

/// <param name="Why"><c>own</c>, <c>security</c>, <c>reset</c>, <c>deactivated</c></param>
internal sealed record FieldWeChatEnded(Guid AccountId, Guid BindingId, string Why) : AccountEvent(AccountId, "accounts.field-wechat-ended");
internal sealed record AccountLocked(Guid AccountId, DateTimeOffset Until) : AccountEvent(AccountId, "accounts.locked");
internal sealed record SessionEnded(Guid AccountId, Guid SessionId) : AccountEvent(AccountId, "accounts.session-ended");
internal sealed record OtherSessionsEnded(Guid AccountId, int Count) : AccountEvent(AccountId, "accounts.other-sessions-ended");
internal sealed record AccountMade(Guid AccountId, string Kind, string? StaffNumber) : AccountEvent(AccountId, "accounts.account-made");
internal sealed record AccountDeactivated(Guid AccountId) : AccountEvent(AccountId, "accounts.account-deactivated");
internal sealed record AccountReactivated(Guid AccountId) : AccountEvent(AccountId, "accounts.account-reactivated");
internal sealed record OneTimePasswordIssued(Guid AccountId) : AccountEvent(AccountId, "accounts.one-time-password-issued");
internal sealed record CredentialsSet(Guid AccountId) : AccountEvent(AccountId, "accounts.credentials-set");
internal sealed record RecoveryCodesRenewed(Guid AccountId) : AccountEvent(AccountId, "accounts.recovery-codes-renewed");
internal sealed record RecoveryCodeUsed(Guid AccountId, int Left) : AccountEvent(AccountId, "accounts.recovery-code-used");
internal sealed record RoleGranted(Guid AccountId, string Role, string ScopePath) : AccountEvent(AccountId, "accounts.role-granted");
internal sealed record RoleTaken(Guid AccountId, string Role, string ScopePath) : AccountEvent(AccountId, "accounts.role-taken");

/// <param name="Policy">The permission that was missing.</param>
internal sealed record AccessDenied(Guid AccountId, string Policy) : AccountEvent(AccountId, "accounts.access-denied");

internal sealed record RoleChanged(Guid RoleId, string Role, IReadOnlyList<string> Added, IReadOnlyList<string> Removed) : PortalEvent
{
    public override Guid SubjectId => RoleId;
    public override string Name => "accounts.role-changed";
}

internal sealed record SettingsChanged(IReadOnlyList<string> Settings) : PortalEvent
{
    public override Guid SubjectId => Guid.Empty;
    public override string Name => "accounts.settings-changed";
}
