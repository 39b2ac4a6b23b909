using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;

namespace PublicPortal.MicroProjects.Endorsements;

/// <summary>What one reader has said to a proposal: for their own pages alone.</summary>
internal sealed class ProposalVoices(PortalDbContext db)
{
    public async Task<(bool Endorsed, bool Follows)> OfAsync(Guid proposalId, Guid? personId, Guid accountId, CancellationToken cancel) => (
        personId is { } person && await db.Set<Endorsement>().AnyAsync(e => e.ProposalId == proposalId && e.PersonId == person, cancel),
        await db.Set<Follow>().AnyAsync(f => f.ProposalId == proposalId && f.FollowerAccountId == accountId, cancel));
}
