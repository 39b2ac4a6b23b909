using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.TestKit.Voting;

/// <summary>Votes that are there already, for tests of what comes after.</summary>
public static class SeedVotes
{
    /// <param name="choice">Of the n-th member in the order of their names; null for who does not vote.</param>
    public static async Task OpenAsync(IServiceProvider node, Guid poll, Func<int, string?> choice)
    {
        await using var scope = node.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var members = await db.Set<PollVoter>().AsNoTracking().Where(v => v.PollId == poll).OrderBy(v => v.Name).Select(v => v.Member).ToListAsync();
        foreach (var (member, i) in members.Select((m, i) => (m, i)))
        {
            if (choice(i) is not { } chosen) continue;
            db.Add(new PollMark { PollId = poll, Member = member, By = PollVerification.Online });
            db.Add(new OpenBallot { PollId = poll, Member = member, Choice = string.Create(CultureInfo.InvariantCulture, $"{{\"choice\":[\"{chosen}\"]}}"), CastAt = DateTimeOffset.UtcNow });
        }
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CompleteAsync();
    }
}
