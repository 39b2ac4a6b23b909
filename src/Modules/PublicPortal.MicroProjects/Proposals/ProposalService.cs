using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Endorsements;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Residents.Contracts;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Who is behind a proposal, and who wrote it down.</summary>
/// <param name="Clerk">Null where people did it themselves.</param>
internal sealed record ProposedBy(PersonInfo Person, Guid? AccountId, Guid? Clerk);

/// <summary>Sends, changes and withdraws proposals.</summary>
internal sealed class ProposalService(
    PortalDbContext db, DraftService drafts, Neighbours neighbours, Spots spots, ProposalShelf shelf, ProposalNotices notices, IWorkflowCases cases, AttemptLimiter limiter,
    PageEvictions pages, IOptions<MicroProjectsOptions> options, WorkingCalendar calendar, TimeProvider clock)
{
    /// <summary>The draft becomes a proposal and keeps its id and photos. What was typed has been kept before.</summary>
    public async Task<Result<Guid>> SendAsync(Guid accountId, Guid roundId, Process process, CancellationToken cancel)
    {
        if (await drafts.FindAsync(accountId, roundId, cancel) is not { } draft) return ProposalRefusals.Unknown;
        if (await db.Set<Round>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == roundId, cancel) is not { } round) return ProposalRefusals.NoRound;
        var person = await neighbours.OfAccountAsync(accountId, round.CommunityId, cancel);
        if (person.IsRefused) return Result<Guid>.Refuse(person.Refusals);
        if (!await limiter.HasLeftAsync("microprojects.propose", accountId.ToString(), options.Value.ProposalsPerDay, TimeSpan.FromDays(1), cancel)) return ProposalRefusals.TooOften;
        var made = await MakeAsync(draft.Id, round, drafts.Content(draft), new ProposedBy(person.Value, accountId, null), process, cancel);
        if (made.IsRefused) return Result<Guid>.Refuse(made.Refusals);
        await limiter.SpendAsync("microprojects.propose", accountId.ToString(), options.Value.ProposalsPerDay, TimeSpan.FromDays(1), cancel);
        db.Remove(draft);
        await db.SaveChangesAsync(cancel);
        return made.Value.Id;
    }

    /// <summary>For a person present, without a draft; the caller has checked clerk, person and round.</summary>
    public async Task<Result<Guid>> EnterAsync(Round round, DraftContent typed, ProposedBy by, Process process, CancellationToken cancel)
    {
        var made = await MakeAsync(Ids.New(clock), round, typed, by, process, cancel);
        if (made.IsRefused) return Result<Guid>.Refuse(made.Refusals);
        await db.SaveChangesAsync(cancel);
        return made.Value.Id;
    }

    private async Task<Result<Proposal>> MakeAsync(Guid id, Round round, DraftContent typed, ProposedBy by, Process process, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!round.TakesProposals(ChinaTime.Date(now))) return ProposalRefusals.NoRound;
        var rules = RuleSet.Parse(round.RulesText!);
        var text = ProposalText.Read(typed, round, rules, await spots.BuildingsAsync(round.ScopePath, cancel), await spots.OutlinesAsync(round.ScopePath, cancel));
        if (text.IsRefused) return Result<Proposal>.Refuse(text.Refusals);
        var most = options.Value.ProposalsPerRound;
        var others = await db.Set<Proposal>().CountAsync(p => p.RoundId == round.Id && p.PersonId == by.Person.Id && p.Standing != ProposalStanding.Withdrawn && p.Standing != ProposalStanding.Merged, cancel);
        if (others >= most) return ProposalRefusals.TooMany.With(most);
        var t = text.Value;
        var proposal = new Proposal
        {
            Id = id, Number = ProposalNumbers.New(), RoundId = round.Id, CommunityId = round.CommunityId, ScopePath = round.ScopePath, PersonId = by.Person.Id, OwnerAccountId = by.AccountId,
            PersonName = by.Person.MaskedName, EnteredBy = by.Clerk, Title = t.Title, Need = t.Need, Field = t.Field, SentAt = now,
        };
        t.WriteTo(proposal);
        db.Add(proposal);
        db.Add(t.Version(id, 1, by.Clerk, now));
        // Who proposes stands behind it: the first endorsement.
        db.Add(new Endorsement { Id = Ids.New(now), ProposalId = id, PersonId = by.Person.Id, At = now, EnteredBy = by.Clerk });
        process.Raise(new ProposalSent(id, round.Id, proposal.Number, by.Clerk is not null));
        if (!options.Value.ProposalsWait) await ShowAsync(proposal, process, cancel);
        return proposal;
    }

    /// <summary>Everybody may read it from now on.</summary>
    public async Task<Result> ShowAsync(Proposal proposal, Process process, CancellationToken cancel)
    {
        var first = proposal.ShownAt is null;
        var shown = proposal.Show(clock.GetUtcNow());
        if (shown.IsRefused) return shown;
        process.Raise(new ProposalShown(proposal.Id));
        await shelf.PutAsync(proposal, cancel);
        if (first && options.Value.ProposalsWait) await notices.OwnerAsync(proposal, "microprojects.shown", ProposalNotices.Nothing, cancel);
        return shown;
    }

    /// <summary>The own proposal, for its pages; null where it is somebody else's.</summary>
    public async Task<Proposal?> OwnAsync(Guid id, Guid accountId, CancellationToken cancel) =>
        await db.Set<Proposal>().FirstOrDefaultAsync(p => p.Id == id && p.OwnerAccountId == accountId, cancel);

    /// <summary>A new version; the old ones stay readable.</summary>
    public async Task<Result> EditAsync(Guid id, Guid accountId, long? version, DraftContent typed, Process process, CancellationToken cancel)
    {
        if (await OwnAsync(id, accountId, cancel) is not { } proposal) return ProposalRefusals.Unknown;
        if (!proposal.MayEdit) return ProposalRefusals.CannotEdit;
        if (version is { } seen && seen != proposal.Version) return ProposalRefusals.Stale;
        var round = await db.Set<Round>().AsNoTracking().FirstAsync(r => r.Id == proposal.RoundId, cancel);
        var text = ProposalText.Read(typed, round, RuleSet.Parse(round.RulesText!), await spots.BuildingsAsync(round.ScopePath, cancel), await spots.OutlinesAsync(round.ScopePath, cancel));
        if (text.IsRefused) return text;
        if (text.Value.IsIn(proposal)) return ProposalRefusals.NothingChanged;
        var number = 1 + await db.Set<ProposalVersion>().Where(v => v.ProposalId == id).MaxAsync(v => v.Number, cancel);
        text.Value.WriteTo(proposal);
        db.Add(text.Value.Version(id, number, null, clock.GetUtcNow()));
        process.Raise(new ProposalEdited(id, number));
        if (proposal.IsPublic) await shelf.PutAsync(proposal, cancel);
        return await SaveAsync(cancel);
    }

    public async Task<Result> WithdrawAsync(Guid id, Guid accountId, string? reason, Process process, CancellationToken cancel)
    {
        if (await OwnAsync(id, accountId, cancel) is not { } proposal) return ProposalRefusals.Unknown;
        var done = proposal.Withdraw(reason is { Length: > 300 } ? reason[..300] : reason, clock.GetUtcNow());
        if (done.IsRefused) return done;
        await EndConsultationAsync(proposal.Id, "withdrawn", "proposer", process, cancel);
        foreach (var offer in await db.Set<MergeOffer>().Where(m => (m.FromId == id || m.IntoId == id) && m.Standing == MergeStanding.Asked).ToListAsync(cancel)) offer.Settle(MergeStanding.Dropped, clock.GetUtcNow());
        process.Raise(new ProposalWithdrawn(id));
        await shelf.TakeAsync(proposal, cancel);
        await notices.FollowersAsync(proposal, "microprojects.withdrawn", ProposalNotices.Nothing, process.AccountId, cancel);
        return await SaveAsync(cancel);
    }

    /// <summary>Ends the case of a consultation that is under way.</summary>
    public async Task EndConsultationAsync(Guid proposalId, string outcome, string reason, Process process, CancellationToken cancel)
    {
        if (await cases.FindAsync(Consultation.ConsultationKind.Code, proposalId, cancel) is { Standing: not CaseStanding.Ended } running) await cases.EndAsync(running.Id, outcome, reason, process, cancel);
    }

    /// <summary>Pages show the proposal anew after a change that is not its own text: a photo was looked at.</summary>
    public Task TouchAsync(Proposal proposal, CancellationToken cancel) => pages.EvictAsync(shelf.Tags(proposal), cancel);

    /// <summary>The day until which a proposal is answered that has found enough endorsements, or goes into consultation, today.</summary>
    public DateOnly DueAfter(DateOnly day, int workingDays) => calendar.Add(day, workingDays);

    private async Task<Result> SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Result.Ok();
        }
        catch (DbUpdateConcurrencyException) { return ProposalRefusals.Stale; }
    }
}
