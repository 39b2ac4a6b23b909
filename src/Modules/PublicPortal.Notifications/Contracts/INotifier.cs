using PublicPortal.Kernel;

namespace PublicPortal.Notifications.Contracts;

/// <summary>
/// Tells a person something. The message lies in the inbox of the account with the commit; WeChat and SMS follow through
/// the outbox, never inside the transaction.
/// </summary>
public interface INotifier
{
    /// <param name="template">Name of a file in <c>content/templates/</c>: <c>residence.accepted</c>.</param>
    /// <param name="values">Fill the template's placeholders; masked values only, as messages pass through others' hands.</param>
    /// <param name="path">Where the message leads, a local path.</param>
    Task NotifyAsync(Guid accountId, string template, IReadOnlyDictionary<string, string> values, string path, CancellationToken cancel = default);

    /// <summary>An SMS to a number without an account (a landlord who has no account yet, a sign-in code).</summary>
    /// <param name="phone">Normalised mobile number; sealed in the outbox.</param>
    Task NotifyPhoneAsync(string phone, string template, IReadOnlyDictionary<string, string> values, string? path, CancellationToken cancel = default);
}

/// <summary>Port: one way to reach an account outside the site. WeChat fills it; SMS lives in this module.</summary>
public interface INotificationChannel
{
    /// <summary>Stable: <c>wechat</c>, <c>sms</c>.</summary>
    string Name { get; }

    /// <returns>False when the account cannot be reached this way; throws when it could be but was not (tried again).</returns>
    Task<bool> SendAsync(OutgoingNotice notice, CancellationToken cancel);
}

/// <param name="Url">Absolute, made from <c>Portal:PublicAddress</c>.</param>
/// <param name="Id">The same on every try: the receiver can drop doubles.</param>
public sealed record OutgoingNotice(Guid Id, Guid AccountId, string Template, LocalizedText Title, LocalizedText Body, IReadOnlyDictionary<string, string> Values, string Url, DateTimeOffset At)
{
    /// <summary>
    /// The fields of the WeChat template as the message's template names them (<c>thing1</c>, <c>time2</c>), filled, in
    /// Chinese; null where the message has none and does not go to WeChat.
    /// </summary>
    public IReadOnlyDictionary<string, string>? WeChatFields { get; init; }
}
