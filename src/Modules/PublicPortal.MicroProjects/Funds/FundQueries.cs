using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.MicroProjects.Procurement;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Funds;

/// <summary>One project in the year's account.</summary>
/// <param name="Approved">What it holds of the fund now: after the final account only what it spent.</param>
/// <param name="Committed">The contract's sum.</param>
internal sealed record FundLine(Guid Id, string Number, string Title, ProjectStanding Standing, long Approved, long Committed, long Spent, long? Returned);

/// <summary>年度账: what a community was given in a year, and where it went. Fen.</summary>
internal sealed record FundAccount(string CommunityCode, string CommunityName, Guid CommunityId, int Year, long Given, IReadOnlyList<FundLine> Lines)
{
    public long Approved => Lines.Sum(l => l.Approved);
    public long Committed => Lines.Sum(l => l.Committed);
    public long Spent => Lines.Sum(l => l.Spent);
    public long Open => Approved - Spent;
    public long Left => Given - Approved;
}

/// <summary>Sums from the projects themselves: there is no second account that could differ.</summary>
internal sealed class FundQueries(PortalDbContext db)
{
    private static readonly RoundStanding[] Counted = [RoundStanding.Open, RoundStanding.Closed, RoundStanding.BeforeCouncil, RoundStanding.Resolved];

    /// <summary>Null where the community had no round in that year.</summary>
    public async Task<FundAccount?> AccountAsync(string communityCode, int year, CancellationToken cancel)
    {
        var rounds = await db.Set<Round>().AsNoTracking().Where(r => r.CommunityCode == communityCode && r.Year == year && Counted.Contains(r.Standing)).ToListAsync(cancel);
        if (rounds.Count == 0) return null;
        var projects = await db.Set<Project>().AsNoTracking().Where(p => p.CommunityId == rounds[0].CommunityId && p.Year == year).OrderBy(p => p.DecidedAt).ThenBy(p => p.Id).ToListAsync(cancel);
        var ids = projects.Select(p => p.Id).ToList();
        var contracts = await db.Set<ProjectContract>().AsNoTracking().Where(c => ids.Contains(c.ProjectId) && c.ReplacedAt == null).ToDictionaryAsync(c => c.ProjectId, c => c.SumFen, cancel);
        return new FundAccount(communityCode, rounds[0].CommunityName, rounds[0].CommunityId, year, rounds.Sum(r => r.Fund),
            [.. projects.Select(p => new FundLine(p.Id, p.Number, p.Title, p.Standing, p.HeldFen, Math.Min(contracts.GetValueOrDefault(p.Id), p.HeldFen), p.SpentFen, p.ReturnedFen))]);
    }

    /// <summary>Years in which the community had money, newest first.</summary>
    public Task<List<int>> YearsAsync(string communityCode, CancellationToken cancel) =>
        db.Set<Round>().Where(r => r.CommunityCode == communityCode && Counted.Contains(r.Standing)).Select(r => r.Year).Distinct().OrderByDescending(y => y).ToListAsync(cancel);

    public async Task<long> LeftAsync(Guid communityId, int year, CancellationToken cancel)
    {
        var given = await db.Set<Round>().Where(r => r.CommunityId == communityId && r.Year == year && Counted.Contains(r.Standing)).SumAsync(r => r.Fund, cancel);
        var projects = await db.Set<Project>().AsNoTracking().Where(p => p.CommunityId == communityId && p.Year == year).ToListAsync(cancel);
        return given - projects.Sum(p => p.HeldFen);
    }
}
