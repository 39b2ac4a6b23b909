using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>Somebody whom a clerk sees: name and document as typed.</summary>
internal sealed record PresentPerson(string? Name, string? Document, string? Number);

/// <summary>Who has a say in a project: residents of its community whose name was checked, local hukou or not.</summary>
internal sealed class ResidentGate(PortalDbContext db, IPersons persons)
{
    public static bool IsResident(PersonInfo person, Project project) => person.HomeCommunityId == project.CommunityId && person.Level >= VerifiedLevel.Register;

    /// <param name="orProposer">Also whoever proposed it, should they live elsewhere by now.</param>
    public async Task<Result<PersonInfo>> OfAccountAsync(Guid accountId, Project project, bool orProposer, CancellationToken cancel)
    {
        if (await persons.OfAccountAsync(accountId, cancel) is not { } person) return ObjectionRefusals.NotVerified;
        return await CheckAsync(person, project, orProposer, cancel);
    }

    /// <summary>The person stands before the clerk, who has looked at the document. Call it before changes of your own.</summary>
    public async Task<Result<PersonInfo>> PresentAsync(PresentPerson typed, Project project, bool orProposer, Process process, CancellationToken cancel)
    {
        var type = DocumentTypes.Find(typed.Document) ?? DocumentType.ResidentId;
        var read = persons.Read(typed.Name, type, typed.Number);
        if (read.IsRefused) return Result<PersonInfo>.Refuse(read.Refusals);
        var found = await persons.IdentifyAsync(read.Value.Name, type, read.Value.Document.Number, null, process, cancel);
        if (found.IsRefused) return found;
        await persons.NoteSeenAsync(found.Value.Id, type, process, cancel);
        var person = await persons.FindAsync(found.Value.Id, cancel) ?? found.Value;
        return await CheckAsync(person, project, orProposer, cancel);
    }

    private async Task<Result<PersonInfo>> CheckAsync(PersonInfo person, Project project, bool orProposer, CancellationToken cancel)
    {
        if (orProposer && await db.Set<Proposal>().AnyAsync(p => p.Id == project.Id && p.PersonId == person.Id, cancel)) return person;
        if (person.HomeCommunityId != project.CommunityId)
        {
            var community = await db.Set<Round>().Where(r => r.Id == project.RoundId).Select(r => r.CommunityName).FirstOrDefaultAsync(cancel) ?? "";
            return ObjectionRefusals.NotResident.With(community);
        }
        return person.Level >= VerifiedLevel.Register ? person : ObjectionRefusals.NotVerified;
    }
}
