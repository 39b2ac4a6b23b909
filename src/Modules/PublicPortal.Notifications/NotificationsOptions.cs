using System.ComponentModel.DataAnnotations;

namespace PublicPortal.Notifications;

/// <summary>Section <c>Notifications</c>.</summary>
internal sealed class NotificationsOptions
{
    /// <summary>How long a message lies in the inbox.</summary>
    [Range(30, 3650)]
    public int KeepDays { get; set; } = 730;
}

/// <summary>Section <c>Sms</c>: the gateway. Without an address, and never in Production, messages go to a file.</summary>
internal sealed class SmsOptions
{
    public const int ShortestSecret = 32;

    /// <summary>Full https address that takes the signed POST.</summary>
    public string? Address { get; set; }

    /// <summary>Shared with the gateway, at least 32 characters.</summary>
    public string? Secret { get; set; }

    /// <summary>What keeps these settings from being used, in words for the operator.</summary>
    public static IEnumerable<string> Defects(string? address, string? secret)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
            yield return "Sms:Address must be the full https address of the SMS gateway.";
        if (secret is null || secret.Length < ShortestSecret)
            yield return $"Sms:Secret must be the secret shared with the SMS gateway, at least {ShortestSecret} characters.";
    }
}
