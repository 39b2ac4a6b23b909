namespace PublicPortal.Notifications.Contracts;

/// <summary>Port: sends one SMS. In development it writes to a file, in Production it calls the gateway of <c>Sms:Address</c>.</summary>
public interface ISmsSender
{
    /// <param name="id">The same on every try: the gateway can drop doubles.</param>
    /// <param name="phone">Normalised mobile number.</param>
    /// <exception cref="Exception">Not taken over by the gateway: tried again later.</exception>
    Task SendAsync(Guid id, string phone, string text, CancellationToken cancel);
}

/// <summary>Port: the confirmed mobile number of an account. Filled by the module that keeps persons.</summary>
public interface IAccountPhones
{
    /// <summary>Normalised; null when the account has no confirmed number.</summary>
    Task<string?> PhoneOfAsync(Guid accountId, CancellationToken cancel);
}

/// <summary>What other modules may ask of the inbox.</summary>
public interface IInbox
{
    Task<int> UnreadAsync(Guid accountId, CancellationToken cancel = default);
}
