using System.Security.Cryptography;
using System.Text;

namespace PublicPortal.Content.Checks;

internal enum LinkState { New, Fine, Failing, Dead }

/// <summary>A link of an item to another site, and what was last heard from there.</summary>
internal sealed class OutsideLink
{
    public const int LongestUrl = 2000, MostFailures = 3;

    public required string ContentItemId { get; init; }

    /// <summary>Of the address: several items may name the same, which is asked once.</summary>
    public required string Hash { get; init; }
    public required string Url { get; init; }
    public LinkState State { get; set; }

    /// <summary>The last answer's; null when none came.</summary>
    public int? Status { get; set; }
    public int Failures { get; set; }
    public DateTimeOffset? AskedAt { get; set; }
    public DateTimeOffset NextAt { get; set; }

    /// <summary>A page that says it is gone is dead at once; a site that does not answer gets some hours.</summary>
    public void Take(LinkAnswer answer, DateTimeOffset now)
    {
        (AskedAt, Status) = (now, answer.Status);
        if (answer.Kind == LinkAnswerKind.Fine)
        {
            (State, Failures, NextAt) = (LinkState.Fine, 0, now + TimeSpan.FromDays(7));
            return;
        }
        Failures++;
        State = answer.Kind == LinkAnswerKind.Gone || Failures >= MostFailures ? LinkState.Dead : LinkState.Failing;
        NextAt = now + (State == LinkState.Dead ? TimeSpan.FromDays(1) : TimeSpan.FromHours(2));
    }

    public static string HashOf(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)));
}
