using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Declarations;

/// <summary>What an official entered on the page of a declaration.</summary>
/// <param name="Version">Of the declaration as the official saw it.</param>
/// <param name="Rules">Names of the doubts that the papers settle.</param>
/// <param name="How"><c>lease-photo</c> or <c>official</c>.</param>
/// <param name="Note">For the person; needed for everything but acceptance.</param>
internal sealed record DecisionInput(Guid DeclarationId, long Version, IReadOnlyCollection<string> Rules, string? How, string? Note);

/// <summary>Writes of officials about declarations in their place: decide on paper, ask for more, answer a request for review.</summary>
internal sealed class DecisionService(PortalDbContext db, SettlementService settlement, OrderService orders, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Papers settle some doubts; with the last one the declaration is accepted. Opens a refused one again where the person asked for a review.</summary>
    public Task<Result> AcceptAsync(DecisionInput input, Process process, CancellationToken cancel) => DecideAsync(input, noteNeeded: false, async (declaration, _) =>
    {
        var rules = declaration.OpenDoubts.Select(d => d.Rule).Where(r => input.Rules.Contains(r.ToString())).ToList();
        if (rules.Count == 0) return DecisionRefusals.RulesMissing;
        if (input.How is not (Hows.LeasePhoto or Hows.Official)) return DecisionRefusals.HowMissing;
        if (input.How == Hows.LeasePhoto && !await db.Set<LeasePhoto>().AnyAsync(p => p.DeclarationId == declaration.Id, cancel)) return DecisionRefusals.PhotoMissing;
        var reopened = declaration.State == DeclarationState.Refused;
        if (reopened)
        {
            var opened = declaration.Reopen();
            if (opened.IsRefused) return opened;
            process.Raise(new DeclarationReopened(declaration.Id, declaration.PersonId));
        }
        AnswerReview(declaration, changed: true, process);
        if (reopened && await db.SaveOrDuplicateAsync(cancel) is not null) return DeclarationRefusals.AlreadyOpen;   // declared anew meanwhile
        var settled = await settlement.SettleAsync(declaration, rules, input.How!, user.AccountId, process, cancel);
        if (settled.IsRefused || declaration.State != DeclarationState.Doubtful) return settled;
        if (reopened) await orders.EnsureAsync(declaration, process, cancel);
        await settlement.TellDoubtsAsync(declaration, cancel);
        return settled;
    }, cancel);

    public Task<Result> RefuseAsync(DecisionInput input, Process process, CancellationToken cancel) => DecideAsync(input, noteNeeded: true, async (declaration, note) =>
    {
        var refused = declaration.Refuse(user.AccountId, note, clock.GetUtcNow());
        if (refused.IsRefused) return refused;
        AnswerReview(declaration, changed: true, process);
        await orders.DropAsync(declaration.Id, process, cancel);
        await settlement.RefusedAsync(declaration, "residence.refused", new() { ["reason"] = NoteText.Sentence(note) }, process, cancel);
        return refused;
    }, cancel);

    /// <summary>Asks the person for more; the doubts and the visit stay.</summary>
    public Task<Result> SendBackAsync(DecisionInput input, Process process, CancellationToken cancel) => DecideAsync(input, noteNeeded: true, async (declaration, note) =>
    {
        var sent = declaration.SendBack(user.AccountId!.Value, note);
        if (sent.IsRefused) return sent;
        AnswerReview(declaration, changed: false, process);
        process.Raise(new DeclarationSentBack(declaration.Id));
        await settlement.TellAsync(declaration, "residence.sent-back", new() { ["reason"] = NoteText.Sentence(note) }, cancel);
        return sent;
    }, cancel);

    /// <summary>Answers a request for review: a human has looked and the result stays.</summary>
    public Task<Result> KeepAsync(DecisionInput input, Process process, CancellationToken cancel) => DecideAsync(input, noteNeeded: true, async (declaration, note) =>
    {
        if (declaration.ReviewAskedAt is null) return DecisionRefusals.NoReview;
        declaration.Explain(user.AccountId!.Value, note);
        AnswerReview(declaration, changed: false, process);
        await settlement.TellAsync(declaration, "residence.review-answered", new() { ["reason"] = NoteText.Sentence(note) }, cancel);
        return Result.Ok();
    }, cancel);

    private async Task<Result> DecideAsync(DecisionInput input, bool noteNeeded, Func<ResidenceDeclaration, string, Task<Result>> decide, CancellationToken cancel)
    {
        var declaration = await db.Set<ResidenceDeclaration>().Include(d => d.Doubts).FirstOrDefaultAsync(d => d.Id == input.DeclarationId, cancel);
        if (declaration is null || !user.Has(ResidencePermissions.Decide, declaration.ScopePath)) return DecisionRefusals.NotYours;
        if (declaration.Version != input.Version) return DeclarationRefusals.Stale;
        var note = NoteText.Read(input.Note);
        if (note.IsRefused) return note;
        if (noteNeeded && note.Value.Length == 0) return DecisionRefusals.NoteMissing;
        try
        {
            var done = await decide(declaration, note.Value);
            if (done.IsOk) await db.SaveChangesAsync(cancel);
            return done;
        }
        catch (DbUpdateConcurrencyException) { return DeclarationRefusals.Stale; }
    }

    private static void AnswerReview(ResidenceDeclaration declaration, bool changed, Process process)
    {
        if (declaration.ReviewAskedAt is null) return;
        declaration.AnswerReview();
        process.Raise(new ReviewAnswered(declaration.Id, changed));
    }
}

/// <summary>Stable words for what an official accepts a declaration on, see <see cref="Doubt.SettledHow"/>.</summary>
internal static class Hows
{
    public const string LeasePhoto = "lease-photo", Official = "official";
}
