using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;

namespace PublicPortal.MicroProjects.Proposals;

internal sealed record SimilarProposal(Guid Id, string Number, string Title, ProposalStanding Standing, double Likeness);

/// <summary>
/// Shows what others have proposed in nearly the same words, before and while one writes. It never keeps anybody from
/// sending. Own ones, hidden ones and those that nobody may read yet are left out.
/// </summary>
internal sealed class SimilarProposals(PortalDbContext db)
{
    private const int LooksAt = 1000;
    private const double Least = 0.18;

    public async Task<IReadOnlyList<SimilarProposal>> ToAsync(Guid communityId, Guid? accountId, Guid? except, string? title, string? need, CancellationToken cancel)
    {
        var words = Pairs(title);
        if (words.Count == 0) return [];
        var more = Pairs(need);
        var others = await db.Set<Proposal>().AsNoTracking().Where(ProposalQueries.Public)
            .Where(p => p.CommunityId == communityId && p.Standing != ProposalStanding.Merged && p.Standing != ProposalStanding.Withdrawn && p.Id != except && (p.OwnerAccountId == null || p.OwnerAccountId != accountId))
            .OrderByDescending(p => p.SentAt).Take(LooksAt).Select(p => new { p.Id, p.Number, p.Title, p.Need, p.Standing }).ToListAsync(cancel);
        return [.. others
            .Select(o => new SimilarProposal(o.Id, o.Number, o.Title, o.Standing, Likeness(words, more, Pairs(o.Title), Pairs(o.Need))))
            .Where(o => o.Likeness >= Least).OrderByDescending(o => o.Likeness).Take(3)];
    }

    /// <summary>Pairs of neighbouring letters and characters, without signs and blanks.</summary>
    internal static HashSet<string> Pairs(string? text)
    {
        var pairs = new HashSet<string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(text)) return pairs;
        var letters = text.Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes().Where(System.Text.Rune.IsLetterOrDigit).ToList();
        for (var i = 0; i + 1 < letters.Count; i++) pairs.Add(letters[i].ToString() + letters[i + 1]);
        return pairs;
    }

    /// <summary>0 to 1. Titles count most; a short title inside a long one is alike too.</summary>
    internal static double Likeness(HashSet<string> title, HashSet<string> need, HashSet<string> otherTitle, HashSet<string> otherNeed)
    {
        var titles = Shared(title, otherTitle);
        var whole = Shared([.. title, .. need], [.. otherTitle, .. otherNeed]);
        return Math.Max(titles, 0.4 * titles + 0.6 * whole);
    }

    private static double Shared(HashSet<string> one, HashSet<string> other)
    {
        if (one.Count == 0 || other.Count == 0) return 0;
        var both = one.Count(other.Contains);
        return 2.0 * both / (one.Count + other.Count);
    }
}
