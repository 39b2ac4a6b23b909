using PublicPortal.Kernel;

namespace PublicPortal.Notifications.Templates;

/// <summary>How a value is written in the reader's language.</summary>
internal enum ValueKind { Text, Date, Moment }

/// <summary>One message, as <c>content/templates/{Name}.json</c> says it.</summary>
/// <param name="Sms">Chinese, short; null where the message is not worth an SMS. May use <c>{link}</c>.</param>
/// <param name="WeChat">Fields of the WeChat template; null where the message does not go to WeChat.</param>
/// <param name="GoodFor">After this time the message is not sent any more (a code that has expired); null for always.</param>
internal sealed record Template(
    string Name, LocalizedText Title, LocalizedText Body, string? Sms, IReadOnlyDictionary<string, string>? WeChat,
    IReadOnlyDictionary<string, ValueKind> Placeholders, TimeSpan? GoodFor)
{
    /// <summary>The address of the message's page; only in SMS, the other ways have a link of their own.</summary>
    public const string Link = "link";
}

/// <summary>What becomes of a template for one person.</summary>
internal sealed record RenderedNotice(LocalizedText Title, LocalizedText Body, IReadOnlyDictionary<string, string>? WeChatFields);
