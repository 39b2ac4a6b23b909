using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Endorsements;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>What a clerk typed about the person in front of them.</summary>
/// <param name="SawPerson">The person is here, and the clerk saw the original document.</param>
internal sealed record PresentPerson(string? Name, string? Document, string? Number, bool SawPerson);

internal static class ClerkRefusals
{
    public static readonly Refusal NotSeen = new("microprojects.clerk.not-seen", "代录要本人在场并出示证件原件。", "The person must be here with the original document.", "SawPerson");
    public static readonly Refusal ProposalUnknown = new("microprojects.clerk.proposal", "没有这个编号的提议，或不在您的辖区。", "No proposal of your area has this number.", "Proposal");
    public static readonly Refusal ActMissing = new("microprojects.clerk.act", "请选要代录什么。", "Choose what to write down.", "Act");
    public static readonly Refusal NoRound = new("microprojects.clerk.no-round", "这位居民的社区现在没有征集，或不在您的辖区。", "No round is open in this person's community, or it lies outside your area.", "Act");
}

/// <summary>A station clerk writes down what a resident present says: proposals, endorsements, objections, each marked so.</summary>
internal sealed class ClerkService(
    PortalDbContext db, ICurrentUser user, IPersons persons, RoundQueries rounds, ProposalService proposals, EndorsementService endorsements, ObjectionService objections)
{
    /// <summary>Whom the document belongs to, seen by the clerk: the highest level of identity.</summary>
    public async Task<Result<PersonInfo>> IdentifyAsync(PresentPerson typed, Process process, CancellationToken cancel)
    {
        if (!typed.SawPerson) return ClerkRefusals.NotSeen;
        var type = DocumentTypes.Find(typed.Document) ?? DocumentType.ResidentId;
        var person = await persons.IdentifyAsync(typed.Name ?? "", type, typed.Number ?? "", null, process, cancel);
        if (person.IsRefused) return person;
        await persons.NoteSeenAsync(person.Value.Id, type, process, cancel);
        return (await persons.FindAsync(person.Value.Id, cancel))!;
    }

    /// <summary>A proposal in the round that is open in the person's own community.</summary>
    public async Task<Result<Guid>> ProposeAsync(PersonInfo person, DraftContent typed, Process process, CancellationToken cancel)
    {
        var round = person.HomeCommunityId is { } home ? await rounds.OpenInAsync(home, cancel) : null;
        var say = Neighbours.Check(person, round?.CommunityId ?? person.HomeCommunityId ?? Guid.Empty);
        if (say.IsRefused) return Result<Guid>.Refuse(say.Refusals);
        if (round is null || !user.Has(MicroProjectsPermissions.Enter, round.ScopePath)) return ClerkRefusals.NoRound;
        return await proposals.EnterAsync(round, typed, new ProposedBy(person, person.AccountId, process.AccountId), process, cancel);
    }

    public async Task<Result<Guid>> EndorseAsync(PersonInfo person, string? number, Process process, CancellationToken cancel)
    {
        if (await WithinAsync(number, cancel) is not { } proposal) return ClerkRefusals.ProposalUnknown;
        var say = Neighbours.Check(person, proposal.CommunityId);
        return Of(proposal, say.IsRefused ? say : await endorsements.AddAsync(proposal, person, process.AccountId, process, cancel));
    }

    public async Task<Result<Guid>> ObjectAsync(PersonInfo person, string? number, string? text, Process process, CancellationToken cancel)
    {
        if (await WithinAsync(number, cancel) is not { } proposal) return ClerkRefusals.ProposalUnknown;
        var say = Neighbours.Check(person, proposal.CommunityId);
        return Of(proposal, say.IsRefused ? say : await objections.AddAsync(proposal, new ProposedBy(person, person.AccountId, process.AccountId), text, process, cancel));
    }

    private static Result<Guid> Of(Proposal proposal, Result done) => done.IsRefused ? Result<Guid>.Refuse(done.Refusals) : proposal.Id;

    private async Task<Proposal?> WithinAsync(string? typed, CancellationToken cancel) =>
        ProposalNumbers.Read(typed) is { } number && await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.Number == number, cancel) is { IsPublic: true } found
            && user.Has(MicroProjectsPermissions.Enter, found.ScopePath) ? found : null;
}
