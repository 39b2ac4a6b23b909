using System.Globalization;
using PublicPortal.Kernel;

namespace PublicPortal.Notifications.Contracts;

/// <summary>
/// Writes values so that they can be read in the reader's language later: the person who causes a message and the one
/// who reads it need not share one. Plain strings (addresses, names, numbers) need none of this.
/// </summary>
public static class NoticeValue
{
    internal const char Between = '\u001E';
    internal const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>For a placeholder of the kind <c>date</c>.</summary>
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For a placeholder of the kind <c>moment</c>.</summary>
    public static string Of(DateTimeOffset moment) => moment.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture);

    /// <summary>For a text that differs between the languages.</summary>
    public static string Of(LocalizedText text) => text.Zh + Between + text.En;
}
