using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.MicroProjects.Comments;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Endorsements;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Reads proposals for pages that everybody may see. Never sorts or scores people.</summary>
internal sealed class ProposalQueries(PortalDbContext db)
{
    /// <summary>Tag of every page that shows the proposal.</summary>
    public static string Tag(Guid proposalId) => $"microprojects:proposal:{proposalId:N}";

    /// <summary>Tag of lists of a community, and of its home.</summary>
    public static string CommunityTag(Guid communityId) => $"microprojects:community:{communityId:N}";

    /// <summary>Tag of lists over all communities.</summary>
    public const string AllTag = "microprojects:proposals";

    /// <summary>Those that everybody may read.</summary>
    public static readonly System.Linq.Expressions.Expression<Func<Proposal, bool>> Public = p => p.ShownAt != null && p.Standing != ProposalStanding.Hidden;

    public Task<Proposal?> FindAsync(Guid id, CancellationToken cancel = default) => db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel);

    public Task<Proposal?> FindByNumberAsync(string number, CancellationToken cancel = default) => db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.Number == number, cancel);

    public Task<int> EndorsementsAsync(Guid id, CancellationToken cancel = default) => db.Set<Endorsement>().CountAsync(e => e.ProposalId == id, cancel);

    /// <summary>Accounts that want to hear of it, the proposer's own among them.</summary>
    public async Task<IReadOnlyCollection<Guid>> FollowersAsync(Guid id, CancellationToken cancel = default)
    {
        var accounts = await db.Set<Follow>().Where(f => f.ProposalId == id).Select(f => f.FollowerAccountId).ToListAsync(cancel);
        if (await db.Set<Proposal>().Where(p => p.Id == id).Select(p => p.OwnerAccountId).FirstOrDefaultAsync(cancel) is { } own) accounts.Add(own);
        return accounts.ToHashSet();
    }

    /// <summary>Null when nobody may read it (yet). A fixed number of queries, however many comments there are.</summary>
    public async Task<ProposalStory?> StoryAsync(Guid id, CancellationToken cancel = default) =>
        await FindAsync(id, cancel) is { IsPublic: true } proposal ? await StoryAsync(proposal, cancel) : null;

    /// <summary>The same of one that is not public, for its owner and the desk.</summary>
    public async Task<ProposalStory> StoryAsync(Proposal proposal, CancellationToken cancel = default)
    {
        var id = proposal.Id;
        var round = await db.Set<Round>().AsNoTracking().FirstAsync(r => r.Id == proposal.RoundId, cancel);
        var counts = await db.Set<Proposal>().Where(p => p.Id == id).Select(p => new
        {
            Endorsements = db.Set<Endorsement>().Count(e => e.ProposalId == id),
            Followers = db.Set<Follow>().Count(f => f.ProposalId == id),
            Interests = db.Set<InterestDeclaration>().Count(i => i.ProposalId == id),
        }).FirstAsync(cancel);
        var linked = await db.Set<Proposal>().AsNoTracking().Where(p => p.MergedIntoId == id || p.Id == proposal.MergedIntoId).OrderBy(p => p.EndedAt).ToListAsync(cancel);
        return new ProposalStory(proposal, round, RuleSet.Parse(round.RulesText!))
        {
            Endorsements = counts.Endorsements, Followers = counts.Followers, Interests = counts.Interests,
            MergedIn = [.. linked.Where(p => p.MergedIntoId == id)], MergedInto = linked.FirstOrDefault(p => p.Id == proposal.MergedIntoId),
            Versions = await db.Set<ProposalVersion>().AsNoTracking().Where(v => v.ProposalId == id).OrderBy(v => v.Number).ToListAsync(cancel),
            Photos = await db.Set<ProposalPhoto>().AsNoTracking().Where(p => p.ProposalId == id && p.Standing == PhotoStanding.Shown).OrderBy(p => p.Position).ToListAsync(cancel),
            Comments = await db.Set<Comment>().AsNoTracking().Where(c => c.ProposalId == id && (c.Standing == CommentStanding.Shown || c.Standing == CommentStanding.Hidden)).OrderBy(c => c.At).ToListAsync(cancel),
            Checks = await db.Set<EligibilityCheck>().AsNoTracking().Where(c => c.ProposalId == id).ToListAsync(cancel),
            Opinions = await db.Set<Opinion>().AsNoTracking().Where(o => o.ProposalId == id).OrderBy(o => o.At).ToListAsync(cancel),
            Estimate = await db.Set<CostEstimate>().AsNoTracking().FirstOrDefaultAsync(e => e.ProposalId == id, cancel),
            EstimateLines = await db.Set<EstimateLine>().AsNoTracking().Where(l => l.ProposalId == id).OrderBy(l => l.Position).ToListAsync(cancel),
            Answers = await db.Set<Answer>().AsNoTracking().Where(a => a.ProposalId == id).OrderBy(a => a.At).ToListAsync(cancel),
            Objections = await db.Set<AnswerObjection>().AsNoTracking().Where(o => o.ProposalId == id).OrderBy(o => o.At).ToListAsync(cancel),
        };
    }

    /// <summary>Proposals by a condition, in the order asked for; counts come with the rows.</summary>
    public async Task<IReadOnlyList<ProposalLine>> LinesAsync(IQueryable<Proposal> proposals, CancellationToken cancel = default) => await proposals.Select(p => new ProposalLine(
        p.Id, p.Number, p.Title, p.Need, p.Kind, p.Field, p.Standing, p.RoundId, p.Place, p.Longitude, p.Latitude, p.Guess, p.Estimate, p.SentAt, p.AnswerDue,
        db.Set<Endorsement>().Count(e => e.ProposalId == p.Id),
        db.Set<Comment>().Count(c => c.ProposalId == p.Id && c.Standing == CommentStanding.Shown),
        db.Set<ProposalPhoto>().Where(f => f.ProposalId == p.Id && f.Standing == PhotoStanding.Shown).OrderBy(f => f.Position).Select(f => (Guid?)f.Id).FirstOrDefault())).ToListAsync(cancel);
}
