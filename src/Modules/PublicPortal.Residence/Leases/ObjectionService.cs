using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

/// <summary>
/// What a landlord's word does to a declaration. An objection never rewrites what was accepted: it raises a doubt and
/// brings an officer; the declaration stays in force until somebody has looked.
/// </summary>
internal sealed class ObjectionService(
    PortalDbContext db, SettlementService settlement, OrderService orders, LeaseService leases, IPersons persons, IPlaces places, TimeProvider clock)
{
    private static readonly ReviewRule[] SettledByLandlord = [ReviewRule.NoLease, ReviewRule.LandlordObjects];

    public async Task<Result> RaiseAsync(ResidenceDeclaration declaration, Process process, CancellationToken cancel)
    {
        var raised = declaration.Raise(ReviewRule.LandlordObjects, clock.GetUtcNow());
        if (raised.IsRefused) return raised;
        process.Raise(new DoubtRaised(declaration.Id, nameof(ReviewRule.LandlordObjects)));
        if (await SaveAsync(declaration, cancel) is { } stale) return stale;
        await orders.EnsureAsync(declaration, process, cancel);
        if (declaration.State == DeclarationState.Accepted) await settlement.TellAsync(declaration, "residence.landlord-objects", [], cancel);
        else
            await settlement.TellAsync(declaration, "residence.landlord-answered",
                new() { ["answer"] = NoticeValue.Of(new LocalizedText("您不住在这里", "you do not live there")) }, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task<Result> ConfirmedAsync(ResidenceDeclaration declaration, Process process, CancellationToken cancel)
    {
        var open = declaration.OpenDoubts.Select(d => d.Rule).Intersect(SettledByLandlord).ToList();
        return open.Count == 0 ? Result.Ok() : await settlement.SettleAsync(declaration, open, "landlord", null, process, cancel);
    }

    /// <summary>An objection by mistake is dropped; what it alone had brought about goes with it.</summary>
    public Task<Result> DropAsync(ResidenceDeclaration declaration, Process process, CancellationToken cancel) =>
        declaration.OpenDoubts.Any(d => d.Rule == ReviewRule.LandlordObjects)
            ? settlement.SettleAsync(declaration, [ReviewRule.LandlordObjects], "landlord-took-back", null, process, cancel)
            : Task.FromResult(Result.Ok());

    /// <summary>A yes by mistake: what it had settled is open again. Where that had led to acceptance, it stays in force and an officer looks.</summary>
    public async Task<Result> TookBackAsync(ResidenceDeclaration declaration, Process process, CancellationToken cancel)
    {
        var reopened = SettledByLandlord.Where(rule => declaration.Unsettle(rule, "landlord")).ToList();
        if (reopened.Count == 0) return Result.Ok();
        foreach (var rule in reopened) process.Raise(new DoubtRaised(declaration.Id, rule.ToString()));
        if (await SaveAsync(declaration, cancel) is { } stale) return stale;
        await orders.EnsureAsync(declaration, process, cancel);
        await settlement.TellAsync(declaration, "residence.landlord-answered",
            new() { ["answer"] = NoticeValue.Of(new LocalizedText("刚才按错了，会重新回答", "it was a mistake and will answer again")) }, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>A landlord objects who was never asked, since a lease was on record.</summary>
    /// <returns>The question that now holds the answer.</returns>
    public async Task<Result<Guid>> ObjectAsync(Guid declarationId, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await OwnResidentAsync(declarationId, accountId, cancel) is not { } declaration) return LeaseRefusals.AnsweredAlready;
        var landlord = (await persons.OfAccountAsync(accountId, cancel))!;
        var now = clock.GetUtcNow();
        var asked = await db.Set<LandlordConfirmation>().FirstOrDefaultAsync(c => c.DeclarationId == declarationId && c.LandlordPersonId == landlord.Id, cancel);
        if (asked is null)
        {
            asked = new LandlordConfirmation
            {
                Id = Ids.New(now), DeclarationId = declarationId, DwellingId = declaration.DwellingId!.Value, LandlordPersonId = landlord.Id, AskedAt = now, SilenceCountsAt = now,
            };
            db.Add(asked);
        }
        asked.Say(LandlordAnswer.No, now);
        process.Raise(new LandlordAnswered(declarationId, LandlordAnswer.No));
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return LeaseRefusals.AnsweredAlready;
        var raised = await RaiseAsync(declaration, process, cancel);
        return raised.IsRefused ? Result<Guid>.Refuse(raised.Refusals) : asked.Id;
    }

    /// <summary>An open declaration in a dwelling that this account lets by a lease that somebody vouched for; null otherwise.</summary>
    public async Task<ResidenceDeclaration?> OwnResidentAsync(Guid declarationId, Guid accountId, CancellationToken cancel)
    {
        var declaration = await db.Set<ResidenceDeclaration>().Include(d => d.Doubts).FirstOrDefaultAsync(d => d.Id == declarationId, cancel);
        if (declaration is not { IsOpen: true, DwellingId: { } dwelling }) return null;
        var today = ChinaTime.Today(clock);
        return (await leases.OwnAsync(accountId, dwelling, cancel)).Any(l => l.IsVouched && l.Covers(today)) && await places.FindDwellingAsync(dwelling, cancel) is not null
            ? declaration : null;
    }

    /// <summary>The row itself changes, so that two who act at once do not miss each other.</summary>
    private async Task<Result?> SaveAsync(ResidenceDeclaration declaration, CancellationToken cancel)
    {
        db.Entry(declaration).Property(d => d.Version).IsModified = true;
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return DeclarationRefusals.Stale; }
        return null;
    }
}
