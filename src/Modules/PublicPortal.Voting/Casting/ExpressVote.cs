using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Data.GroupCommit;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Work;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Pages.Votes;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Casting;

/// <summary>
/// A member's first vote in an open poll while it is open: in the last minute everybody casts it. A second thought, a sealed
/// ballot, a wrong one, one too late: <see cref="VoteService"/> and its page.
/// </summary>
internal sealed class ExpressVote(BallotPapers papers, VotersTogether voters) : IExpressAct
{
    public string Page => "/Votes/Show";

    public async Task<ExpressDone?> ThinkAsync(HttpContext http, IFormCollection form, ICurrentUser user)
    {
        if (user.AccountId is not { } account || !Guid.TryParse(http.GetRouteValue(nameof(ShowModel.Id)) as string, out var id)) return null;
        if (papers.Known(id) is not { IsSecret: false } paper) return null;
        var arrived = http.Arrived();
        if (arrived < paper.Opens || arrived >= paper.Closes) return null;
        var ballot = ShowModel.Ballot(paper, form);
        if (ballot.IsRefused) return null;
        if (await http.RequestServices.GetRequiredService<IAccountPersons>().PersonOfTogetherAsync(account) is not { } person) return null;
        if (await voters.FindAsync(id, person) is not { HasVoted: false } own) return null;
        return new ExpressDone("voting.vote",
            [
                new PollMark { PollId = id, Member = own.Member, By = PollVerification.Online },
                new OpenBallot { PollId = id, Member = own.Member, Choice = ballot.Value, CastAt = arrived },
            ],
            [VoteService.GuardOf(id)], ShowModel.DoneAddress(id));
    }
}

/// <summary>Members on the lists of polls, of hundreds who vote at once.</summary>
internal sealed class VotersTogether(IServiceScopeFactory scopes)
{
    public sealed record Found(Guid PollId, Guid PersonId, string Member, bool HasVoted);

    private readonly GatheredRead<(Guid Poll, Guid Person), Found> voters = new(scopes, async (db, keys) =>
    {
        var found = new Dictionary<(Guid, Guid), Found>(keys.Length);
        foreach (var poll in keys.GroupBy(k => k.Poll, k => k.Person))   // one poll, as good as always
        {
            var persons = poll.ToArray();
            var rows = await db.Set<PollVoter>().AsNoTracking().Where(v => v.PollId == poll.Key && persons.Contains(v.PersonId))
                .Select(v => new Found(v.PollId, v.PersonId, v.Member, db.Set<PollMark>().Any(m => m.PollId == v.PollId && m.Member == v.Member))).ToListAsync();
            foreach (var row in rows) found[(row.PollId, row.PersonId)] = row;
        }
        return found;
    });

    public Task<Found?> FindAsync(Guid poll, Guid person) => voters.FindAsync((poll, person));
}
