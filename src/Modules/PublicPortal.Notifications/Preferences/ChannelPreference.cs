namespace PublicPortal.Notifications.Preferences;

/// <summary>How an account wants to be told; without a row everything is on.</summary>
internal sealed class ChannelPreference
{
    public Guid AccountId { get; init; }
    public bool WeChat { get; private set; } = true;
    public bool Sms { get; private set; } = true;

    public void Choose(bool weChat, bool sms) => (WeChat, Sms) = (weChat, sms);

    /// <summary>A channel that the person was never asked about is on.</summary>
    public bool Allows(string channel) => channel switch
    {
        "wechat" => WeChat,
        "sms" => Sms,
        _ => true,
    };
}
