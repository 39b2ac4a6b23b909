using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarants;

/// <summary>What a person does with a declaration that somebody else made about them.</summary>
internal sealed class PersonService(
    PortalDbContext db, SettlementService settlement, OrderService orders, DeclarantTelling telling, IPersons persons, IPlaces places, TimeProvider clock)
{
    /// <summary>"This is right": proven by the plate at the door, or by having been seen at a counter.</summary>
    public async Task<Result> TakeOverAsync(Guid declarationId, Guid accountId, string? plateToken, Process process, CancellationToken cancel)
    {
        if (await FindAsync(declarationId, accountId, cancel) is not { } found) return DeclarationRefusals.NotOpen;
        var (declaration, person) = found;
        var scanned = declaration.DwellingId is { } at && await places.IsPlateAsync(at, plateToken, cancel);
        if (!scanned && person.Level != VerifiedLevel.Counter) return DeclarationRefusals.TakeOverNeedsProof;
        return await TakeOverAsync(declaration, accountId, scanned, process, cancel);
    }

    /// <summary>Also where the person declares the same dwelling themselves.</summary>
    internal async Task<Result> TakeOverAsync(ResidenceDeclaration declaration, Guid accountId, bool scanned, Process process, CancellationToken cancel)
    {
        var taken = declaration.TakeOver(accountId, clock.GetUtcNow());
        if (taken.IsRefused) return taken;
        process.Raise(new DeclarationTakenOver(declaration.Id, declaration.PersonId));
        if (declaration.State == DeclarationState.Accepted && declaration.DwellingId is { } id && await places.FindDwellingAsync(id, cancel) is { } dwelling)
            await persons.SetHomeCommunityAsync(declaration.PersonId, dwelling.CommunityId, HomeCommunitySource.Declaration, process, cancel);
        if (scanned) declaration.ProvePlate();
        if (scanned && declaration.OpenDoubts.Any(d => d.Rule == ReviewRule.PlateMissing))
            return await settlement.SettleAsync(declaration, [ReviewRule.PlateMissing], "plate", null, process, cancel);
        return await SaveAsync(cancel);
    }

    /// <summary>"I do not live there": ends it, or somebody looks; whoever declared is told.</summary>
    public async Task<Result> ObjectAsync(Guid declarationId, Guid accountId, string? reason, Process process, CancellationToken cancel)
    {
        if (await FindAsync(declarationId, accountId, cancel) is not { } found) return DeclarationRefusals.NotOpen;
        var note = NoteText.Read(reason);
        if (note.IsRefused) return Result.Refuse([.. note.Refusals.Select(r => r.At("Reason"))]);
        if (note.Value.Length == 0) return DeclarationRefusals.ObjectionMissing;
        var declaration = found.Declaration;
        var wasInForce = !declaration.IsInDoubt;
        var objected = declaration.Object(note.Value, clock.GetUtcNow());
        if (objected.IsRefused) return objected;
        process.Raise(new PersonObjected(declaration.Id, declaration.PersonId, objected.Value));
        if (!objected.Value)
        {
            process.Raise(new DeclarationRefused(declaration.Id, declaration.PersonId));
            await orders.DropAsync(declaration.Id, process, cancel);
        }
        else
        {
            process.Raise(new DoubtRaised(declaration.Id, nameof(ReviewRule.PersonObjects)));
            if (wasInForce) await orders.EnsureAsync(declaration, process, cancel);
        }
        await telling.ObjectedAsync(declaration, cancel);
        return await SaveAsync(cancel);
    }

    /// <summary>The declaration by somebody else about this account's person; anything else does not exist.</summary>
    private async Task<(ResidenceDeclaration Declaration, PersonInfo Person)?> FindAsync(Guid declarationId, Guid accountId, CancellationToken cancel)
    {
        if (await persons.OfAccountAsync(accountId, cancel) is not { } person) return null;
        var declaration = await db.Set<ResidenceDeclaration>().Include(d => d.Doubts).FirstOrDefaultAsync(d => d.Id == declarationId && d.PersonId == person.Id, cancel);
        return declaration is null ? null : (declaration, person);
    }

    private async Task<Result> SaveAsync(CancellationToken cancel)
    {
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return DeclarationRefusals.Stale; }
        return Result.Ok();
    }
}
