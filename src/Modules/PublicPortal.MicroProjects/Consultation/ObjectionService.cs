using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Consultation;

/// <summary>异议 against an answer: residents of the community, each once, within the term.</summary>
internal sealed class ObjectionService(PortalDbContext db, Neighbours neighbours, ProposalShelf shelf, TimeProvider clock)
{
    public async Task<Result> ObjectAsync(Guid proposalId, Guid accountId, string? text, Process process, CancellationToken cancel)
    {
        if (await FindAsync(proposalId, cancel) is not { } proposal) return ProposalRefusals.Unknown;
        var person = await neighbours.OfAccountAsync(accountId, proposal.CommunityId, cancel);
        return person.IsRefused ? person : await AddAsync(proposal, new ProposedBy(person.Value, accountId, null), text, process, cancel);
    }

    public async Task<Proposal?> FindAsync(Guid proposalId, CancellationToken cancel) =>
        await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == proposalId, cancel) is { IsPublic: true } found ? found : null;

    /// <summary>The caller has checked that the person has a say.</summary>
    public async Task<Result> AddAsync(Proposal proposal, ProposedBy by, string? text, Process process, CancellationToken cancel)
    {
        var words = text?.Trim().ReplaceLineEndings("\n");
        if (string.IsNullOrEmpty(words)) return ConsultationRefusals.ObjectionMissing;
        if (words.Length > AnswerObjection.TextLength) return ConsultationRefusals.TextLong.With(AnswerObjection.TextLength).At("Text");
        if (proposal.Standing is not (ProposalStanding.Eligible or ProposalStanding.Refused)) return ProposalRefusals.NotAnswered;
        var answer = await db.Set<Answer>().AsNoTracking().Where(a => a.ProposalId == proposal.Id).OrderByDescending(a => a.At).FirstAsync(cancel);
        var now = clock.GetUtcNow();
        if (ChinaTime.Date(now) > answer.ObjectUntil) return ConsultationRefusals.ObjectionLate.With(ChinaTime.Show(answer.ObjectUntil));
        var objection = new AnswerObjection { Id = Ids.New(now), AnswerId = answer.Id, ProposalId = proposal.Id, PersonId = by.Person.Id, OwnerAccountId = by.AccountId, PersonName = by.Person.MaskedName, Text = words, At = now, EnteredBy = by.Clerk };
        db.Add(objection);
        process.Raise(new AnswerObjected(proposal.Id, objection.Id, by.Clerk is not null));
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return ConsultationRefusals.ObjectionTwice;   // before the search, which saves too
        await shelf.PutAsync(proposal, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }
}
