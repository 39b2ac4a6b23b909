using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Council.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.MicroProjects.Consultation;

/// <summary>Puts the eligible proposals of a round before the council, and takes down what it chose.</summary>
internal sealed class CouncilService(
    PortalDbContext db, RoundService rounds, ICouncils councils, ProposalShelf shelf, ProposalNotices notices, PageEvictions pages, IOptions<MicroProjectsOptions> options, TimeProvider clock)
    : IEventHandler<BusinessResolved>
{
    /// <summary>What the business of a round is called.</summary>
    public const string SubjectKind = "microprojects.round";

    /// <summary>A proposal as an option of the poll.</summary>
    public static string OptionId(Guid proposalId) => proposalId.ToString("D");

    /// <summary>Every proposal is answered, every objection settled and its term over; else the council waits.</summary>
    public async Task<Result> PutAsync(Guid roundId, Process process, CancellationToken cancel)
    {
        if (await rounds.FindAsync(roundId, cancel) is not { } round) return RoundRefusals.Unknown;
        if (round.Standing != RoundStanding.Closed) return RoundRefusals.NotClosed;
        var all = await db.Set<Proposal>().Where(p => p.RoundId == roundId).ToListAsync(cancel);
        var unanswered = all.Count(p => p.Standing is ProposalStanding.Waiting or ProposalStanding.Open or ProposalStanding.Consulting);
        if (unanswered > 0) return RoundRefusals.OpenAnswers.With(unanswered);
        var ids = all.Select(p => p.Id).ToList();
        var open = await db.Set<AnswerObjection>().CountAsync(o => ids.Contains(o.ProposalId) && o.RepliedAt == null, cancel);
        var today = ChinaTime.Today(clock);
        var terms = await db.Set<Answer>().Where(a => ids.Contains(a.ProposalId)).Select(a => new { a.ProposalId, a.At, a.ObjectUntil }).ToListAsync(cancel);
        var running = terms.GroupBy(a => a.ProposalId).Count(g => g.MaxBy(a => a.At)!.ObjectUntil >= today);
        if (open + running > 0) return RoundRefusals.OpenObjections.With(open + running);
        var eligible = all.Where(p => p.Standing == ProposalStanding.Eligible && p.Estimate > 0).OrderBy(p => p.SentAt).ToList();
        if (eligible.Count == 0) return RoundRefusals.NothingEligible;

        var title = new LocalizedText($"{round.CommunityName}：{round.Title}", $"{round.CommunityName}: {round.Title}");
        var text = new LocalizedText($"从 {eligible.Count} 个通过审核的提议里，在 {Yuan.Number(round.Fund)} 元内选出要做的项目。", $"Choose among {eligible.Count} eligible proposals within {Yuan.Number(round.Fund)} yuan.");
        var put = await councils.PutAsync(new CouncilBusiness(round.CommunityId, SubjectKind, roundId, title, text, $"/rounds/{roundId}")
        {
            Budget = new BudgetRule(round.Fund, options.Value.CountingRule, ChoiceForm.Approval),
            Options = [.. eligible.Select(p => new PollOption(OptionId(p.Id), new(p.Title, p.Title), p.Estimate!.Value))],
        }, process, cancel);
        if (put.IsRefused) return put;
        var done = round.PutBeforeCouncil(put.Value);
        if (done.IsRefused) return done;
        foreach (var proposal in eligible)
        {
            proposal.PutBeforeCouncil();
            await notices.FollowersAsync(proposal, "microprojects.before-council", ProposalNotices.Nothing, null, cancel);
        }
        process.Raise(new RoundPutBeforeCouncil(roundId, put.Value, eligible.Count));
        await EvictAsync(round, eligible, cancel);
        return await SaveAsync(cancel);
    }

    /// <summary>A matter that is not being voted on comes back: something was forgotten.</summary>
    public async Task<Result> TakeBackAsync(Guid roundId, Process process, CancellationToken cancel)
    {
        if (await rounds.FindAsync(roundId, cancel) is not { BusinessId: { } business } round) return RoundRefusals.NotBeforeCouncil;
        var withdrawn = await councils.WithdrawAsync(business, process, cancel);
        if (withdrawn.IsRefused) return withdrawn;
        var done = round.TakeBack();
        if (done.IsRefused) return done;
        var proposals = await db.Set<Proposal>().Where(p => p.RoundId == roundId && p.Standing == ProposalStanding.BeforeCouncil).ToListAsync(cancel);
        proposals.ForEach(p => p.TakeBack());
        process.Raise(new RoundTakenBack(roundId, business));
        await EvictAsync(round, proposals, cancel);
        return await SaveAsync(cancel);
    }

    public async Task HandleAsync(BusinessResolved happened, Process process, CancellationToken cancel)
    {
        if (happened.SubjectKind != SubjectKind || await db.Set<Round>().FirstOrDefaultAsync(r => r.Id == happened.About, cancel) is not { Standing: RoundStanding.BeforeCouncil } round) return;
        var proposals = await db.Set<Proposal>().Where(p => p.RoundId == round.Id && p.Standing == ProposalStanding.BeforeCouncil).ToListAsync(cancel);
        var chosen = happened.Carried ? happened.Selected.ToHashSet(StringComparer.OrdinalIgnoreCase) : [];
        foreach (var proposal in proposals)
        {
            var wins = chosen.Contains(OptionId(proposal.Id));
            proposal.Resolve(wins);
            process.Raise(new ProposalResolved(proposal.Id, happened.PollId, wins));
            await notices.FollowersAsync(proposal, "microprojects.resolved", new Dictionary<string, string> { ["result"] = NoticeValue.Of(wins ? new LocalizedText("入选，接下来公示", "chosen; its notice follows") : new LocalizedText("这次没有入选，票数已公开", "not chosen this time; the count is public")) }, null, cancel);
        }
        round.Resolve(happened.PollId);
        process.Raise(new RoundResolved(round.Id, happened.PollId, proposals.Count(p => p.Standing == ProposalStanding.Chosen), proposals.Count(p => p.Standing == ProposalStanding.NotChosen)));
        await EvictAsync(round, proposals, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task EvictAsync(Round round, IReadOnlyCollection<Proposal> proposals, CancellationToken cancel) =>
        await pages.EvictAsync([.. proposals.SelectMany(shelf.Tags).Append(RoundQueries.Tag(round.Id)).Append(ProposalQueries.CommunityTag(round.CommunityId)).Append(ProposalQueries.AllTag).Distinct()], cancel);

    private async Task<Result> SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Result.Ok();
        }
        catch (DbUpdateConcurrencyException) { return RoundRefusals.Stale; }
    }
}
