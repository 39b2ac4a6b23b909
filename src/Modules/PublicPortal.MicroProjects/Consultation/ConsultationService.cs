using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.MicroProjects.Consultation;

/// <param name="Result">Null or empty: not looked at.</param>
internal sealed record RuleTyped(string Rule, string? Result, string? Note);

/// <summary>The desk's part of a proposal: start, check, estimate, answer. Who has an interest has no say.</summary>
internal sealed class ConsultationService(
    PortalDbContext db, ICurrentUser user, IWorkflowCases cases, ProposalService proposals, ProposalShelf shelf, ProposalNotices notices, WorkingCalendar calendar, TimeProvider clock)
{
    /// <summary>The text is fixed from now on, and opinions are asked for, all at the same time.</summary>
    public Task<Result> StartAsync(Guid id, Process process, CancellationToken cancel) => ActAsync(id, decides: true, process, async (proposal, round) =>
    {
        var due = calendar.Add(ChinaTime.Today(clock), round.AnswerDays);
        var started = proposal.StartConsultation(due);
        if (started.IsRefused) return started;
        return await OpenCaseAsync(proposal, round, process, cancel);
    }, cancel);

    private async Task<Result> OpenCaseAsync(Proposal proposal, Round round, Process process, CancellationToken cancel)
    {
        var rules = RuleSet.Parse(round.RulesText!);
        var facts = new Dictionary<string, FieldValue> { [ConsultationKind.PartyStep] = FieldValue.Of(rules.PartyStep is not null), [ConsultationKind.Kind] = FieldValue.Of(proposal.Kind.ToString()) };
        if (proposal.Guess is { } guess) facts[ConsultationKind.Guess] = FieldValue.Of(guess / 100m);
        var opened = await cases.StartAsync(new StartCase(ConsultationKind.Code, proposal.Id, new(proposal.Title, proposal.Title), proposal.ScopePath, $"/desk/proposals/{proposal.Id}") { Facts = facts }, process, cancel);
        if (opened.IsRefused) return opened;
        process.Raise(new ConsultationStarted(proposal.Id, proposal.AnswerDue!.Value));
        await shelf.PutAsync(proposal, cancel);
        await notices.FollowersAsync(proposal, "microprojects.consulting", new Dictionary<string, string> { ["due"] = NoticeValue.Of(proposal.AnswerDue.Value) }, null, cancel);
        foreach (var offer in await db.Set<MergeOffer>().Where(m => (m.FromId == proposal.Id || m.IntoId == proposal.Id) && m.Standing == MergeStanding.Asked).ToListAsync(cancel)) offer.Settle(MergeStanding.Dropped, clock.GetUtcNow());
        return Result.Ok();
    }

    /// <summary>Rules held against the proposal, as many as were looked at.</summary>
    public Task<Result> CheckAsync(Guid id, IReadOnlyList<RuleTyped> typed, Process process, CancellationToken cancel) => ActAsync(id, decides: true, process, async (proposal, round) =>
    {
        if (proposal.Standing is not (ProposalStanding.Open or ProposalStanding.Consulting)) return ConsultationRefusals.NotNow;
        var entered = await db.Set<EligibilityCheck>().Where(c => c.ProposalId == id).ToListAsync(cancel);
        var known = Checklist.Of(proposal, round, RuleSet.Parse(round.RulesText!), null, entered).Select(l => l.Rule).ToHashSet(StringComparer.Ordinal);
        var (refusals, now) = (new List<Refusal>(), clock.GetUtcNow());
        foreach (var (rule, result, note) in typed.Where(t => !string.IsNullOrEmpty(t.Result)))
        {
            var words = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
            if (!known.Contains(rule) || !Enum.TryParse<CheckResult>(result, out var found) || !Enum.IsDefined(found)) refusals.Add(ConsultationRefusals.CheckUnknown);
            else if (words?.Length > EligibilityCheck.NoteLength) refusals.Add(ConsultationRefusals.CheckNoteLong.With(EligibilityCheck.NoteLength).At("Note_" + rule));
            else if (found == CheckResult.Fails && words is null) refusals.Add(ConsultationRefusals.CheckNote.At("Note_" + rule));
            else
            {
                var check = entered.FirstOrDefault(c => c.Rule == rule);
                if (check is not null && check.Result == found && check.Note == words) continue;
                if (check is null) db.Add(check = new EligibilityCheck { Id = Ids.New(now), ProposalId = id, Rule = rule });
                (check.Result, check.Note, check.By, check.At) = (found, words, process.AccountId, now);
                process.Raise(new ProposalChecked(id, rule, found.ToString()));
            }
        }
        return refusals.Count > 0 ? Result.Refuse(refusals) : Result.Ok();
    }, cancel);

    public Task<Result> EstimateAsync(Guid id, EstimateInput input, Process process, CancellationToken cancel) => ActAsync(id, decides: true, process, async (proposal, round) =>
    {
        if (proposal.Standing is not (ProposalStanding.Open or ProposalStanding.Consulting)) return ConsultationRefusals.NotNow;
        var read = EstimateRead.Of(input, proposal, round, RuleSet.Parse(round.RulesText!));
        if (read.IsRefused) return read;
        var (now, e) = (clock.GetUtcNow(), read.Value);
        await db.BeginWriteAsync(cancel);
        await db.Set<EstimateLine>().Where(l => l.ProposalId == id).ExecuteDeleteAsync(cancel);
        db.AddRange(e.Lines.Select((l, i) => new EstimateLine { Id = Ids.New(now), ProposalId = id, Position = i + 1, What = l.What, Price = l.Price, Quantity = l.Quantity }));
        var estimate = await db.Set<CostEstimate>().FirstOrDefaultAsync(x => x.ProposalId == id, cancel);
        if (estimate is null) db.Add(estimate = new CostEstimate { Id = Ids.New(now), ProposalId = id });
        (estimate.Basis, estimate.Amount, estimate.Source, estimate.Note, estimate.Feasibility, estimate.By, estimate.At) = (e.Basis, e.Amount, e.Source, e.Note, e.Feasibility, process.AccountId, now);
        process.Raise(new ProposalEstimated(id, e.Amount));
        return Result.Ok();
    }, cancel);

    /// <summary>An interest is said openly; from then on a colleague decides.</summary>
    public Task<Result> DeclareInterestAsync(Guid id, string? what, Process process, CancellationToken cancel) => ActAsync(id, decides: false, process, async (proposal, _) =>
    {
        var words = what?.Trim();
        if (string.IsNullOrEmpty(words)) return ConsultationRefusals.InterestMissing;
        if (words.Length > InterestDeclaration.WhatLength) return ConsultationRefusals.TextLong.With(InterestDeclaration.WhatLength).At("Interest");
        var me = process.AccountId!.Value;
        if (await db.Set<InterestDeclaration>().AnyAsync(i => i.ProposalId == id && i.OfficialAccountId == me, cancel)) return ConsultationRefusals.InterestTwice;
        db.Add(new InterestDeclaration { Id = Ids.New(clock), ProposalId = id, OfficialAccountId = me, What = words, At = clock.GetUtcNow() });
        process.Raise(new InterestDeclared(id));
        if (await cases.FindAsync(ConsultationKind.Code, id, cancel) is { Standing: not CaseStanding.Ended } running)
            foreach (var task in running.Tasks.Where(t => t.IsOpen && t.AssigneeAccountId == me)) await cases.AssignAsync(task.Id, null, process, cancel);
        return Result.Ok();
    }, cancel);

    /// <summary>The published answer. "Yes" needs every rule looked at and met, all opinions and an estimate; "no" may come before.</summary>
    public Task<Result> AnswerAsync(Guid id, bool eligible, string? reason, Process process, CancellationToken cancel) => ActAsync(id, decides: true, process, async (proposal, round) =>
    {
        var words = reason?.Trim().ReplaceLineEndings("\n");
        if (words is not { Length: >= 10 }) return ConsultationRefusals.AnswerReason;
        if (words.Length > Answer.ReasonLength) return ConsultationRefusals.TextLong.With(Answer.ReasonLength).At("Reason");
        if (proposal.Standing != ProposalStanding.Consulting) return ProposalRefusals.NotConsulting;
        var estimate = await db.Set<CostEstimate>().FirstOrDefaultAsync(e => e.ProposalId == id, cancel);
        var state = await cases.FindAsync(ConsultationKind.Code, id, cancel);
        if (eligible)
        {
            if (estimate is null) return ProposalRefusals.EstimateMissing;
            var lines = Checklist.Of(proposal, round, RuleSet.Parse(round.RulesText!), estimate.Amount, await db.Set<EligibilityCheck>().Where(c => c.ProposalId == id).ToListAsync(cancel));
            if (lines.Where(l => l.IsOpen).ToList() is { Count: > 0 } open) return ConsultationRefusals.CheckOpen with { Text = new LocalizedText($"还有规则没有核对：{string.Join("；", open.Select(l => l.Text.Zh))}。", $"Rules not looked at yet: {string.Join("; ", open.Select(l => l.Text.En))}.") };
            if (lines.Any(l => l.Result == CheckResult.Fails)) return ConsultationRefusals.CheckFails;
            if (state is not { Standing: CaseStanding.Ended }) return ConsultationRefusals.OpinionsOpen;
            if (state.Outcome is "held") return ConsultationRefusals.OpinionsAgainst;
        }
        var now = clock.GetUtcNow();
        var done = proposal.Answer(eligible, estimate?.Amount, now);
        if (done.IsRefused) return done;
        var until = calendar.Add(ChinaTime.Date(now), round.ObjectionDays);
        db.Add(new Answer { Id = Ids.New(now), ProposalId = id, Eligible = eligible, Reason = words, Estimate = eligible ? estimate!.Amount : null, ObjectUntil = until, By = process.AccountId!.Value, At = now });
        process.Raise(new ProposalAnswered(id, eligible, until));
        if (state is { Standing: not CaseStanding.Ended }) await cases.EndAsync(state.Id, ConsultationKind.Answered, "answered", process, cancel);
        await shelf.PutAsync(proposal, cancel);
        await notices.FollowersAsync(proposal, "microprojects.answered", new Dictionary<string, string>
        {
            ["answer"] = NoticeValue.Of(eligible ? new LocalizedText("通过，可以提交议事会", "it may go before the council") : new LocalizedText("没有通过", "it was not accepted")), ["until"] = NoticeValue.Of(until),
        }, null, cancel);
        return Result.Ok();
    }, cancel);

    /// <summary>A reply to an objection, by somebody else than who gave the answer. Upheld: the proposal is consulted about again.</summary>
    public Task<Result> SettleObjectionAsync(Guid id, Guid objectionId, bool upheld, string? reply, Process process, CancellationToken cancel) => ActAsync(id, decides: true, process, async (proposal, round) =>
    {
        if (await db.Set<AnswerObjection>().FirstOrDefaultAsync(o => o.Id == objectionId && o.ProposalId == id, cancel) is not { } objection) return ConsultationRefusals.ObjectionUnknown;
        if (reply?.Trim().Length > AnswerObjection.TextLength) return ConsultationRefusals.TextLong.With(AnswerObjection.TextLength).At("Reply");
        var answer = await db.Set<Answer>().FirstAsync(a => a.Id == objection.AnswerId, cancel);
        var now = clock.GetUtcNow();
        var done = objection.Settle(upheld, reply, process.AccountId!.Value, answer.By, now);
        if (done.IsRefused) return done;
        process.Raise(new ObjectionAnswered(id, objectionId, upheld));
        if (upheld && proposal.Standing is (ProposalStanding.Eligible or ProposalStanding.Refused))
        {
            done = proposal.Reopen(calendar.Add(ChinaTime.Date(now), round.AnswerDays));
            if (done.IsRefused) return done;
        }
        await shelf.PutAsync(proposal, cancel);
        if (objection.OwnerAccountId is { } account)
            await notices.OneAsync(account, proposal, "microprojects.objection-answered", new Dictionary<string, string> { ["answer"] = NoticeValue.Of(upheld ? new LocalizedText("成立，将重新答复", "upheld; a new answer follows") : new LocalizedText("不成立，理由已公开", "not upheld; the reasons are published")) }, cancel);
        return Result.Ok();
    }, cancel);

    /// <summary>Whether the present official may decide about the proposal: in their area, without interest, not entered by themselves.</summary>
    public async Task<Refusal?> MayDecideAsync(Proposal proposal, CancellationToken cancel)
    {
        if (user.AccountId is not { } me || !user.Has(MicroProjectsPermissions.Consult, proposal.ScopePath)) return ProposalRefusals.Unknown;
        if (proposal.EnteredBy == me) return ConsultationRefusals.InterestOwn;
        return await db.Set<InterestDeclaration>().AnyAsync(i => i.ProposalId == proposal.Id && i.OfficialAccountId == me, cancel) ? ConsultationRefusals.Interest : null;
    }

    private async Task<Result> ActAsync(Guid id, bool decides, Process process, Func<Proposal, Round, Task<Result>> act, CancellationToken cancel)
    {
        if (await db.Set<Proposal>().FirstOrDefaultAsync(p => p.Id == id, cancel) is not { } proposal) return ProposalRefusals.Unknown;
        if (!user.Has(decides ? MicroProjectsPermissions.Consult : MicroProjectsPermissions.View, proposal.ScopePath)) return ProposalRefusals.Unknown;   // whoever gives an opinion may have an interest
        if (decides && await MayDecideAsync(proposal, cancel) is { } no) return no;
        var round = await db.Set<Round>().AsNoTracking().FirstAsync(r => r.Id == proposal.RoundId, cancel);
        var done = await act(proposal, round);
        if (done.IsRefused) return done;
        await proposals.TouchAsync(proposal, cancel);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return ProposalRefusals.Stale; }
        return Result.Ok();
    }
}
