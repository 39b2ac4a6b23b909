using System.Security.Cryptography;
using System.Text;

namespace PublicPortal.Content.Items;

internal static class ItemIds
{
    public const int Longest = 100;

    /// <summary>Orchard's ids are 26 characters; those of other systems may be anything that is safe in an address.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= Longest } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>The id of an item among the subjects of events.</summary>
    public static Guid Subject(string contentItemId) => new(SHA256.HashData(Encoding.UTF8.GetBytes(contentItemId)).AsSpan(0, 16));
}
