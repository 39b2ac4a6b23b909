using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;
using PublicPortal.Places.Plates;

namespace PublicPortal.Places.Life;

/// <summary>What happens to a dwelling in its life. Other modules follow by the events, in the same transaction.</summary>
internal sealed class LifeService(PortalDbContext db, LifePlanner planner, TimeProvider clock)
{
    private const int BuildingCodeLength = 19;

    /// <param name="version">Of the dwelling as the page showed it.</param>
    /// <param name="process">Started with the reason.</param>
    public async Task<Result> DoAsync(LifeAct act, Guid dwellingId, LifeInput input, long version, Process process, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(process.Reason)) return LifeRefusals.ReasonMissing;
        var planned = await planner.PlanAsync(act, dwellingId, input, cancel);
        if (planned.IsRefused) return planned;
        var plan = planned.Value;
        if (plan.Dwelling.Version != version) return LifeRefusals.Stale;
        try
        {
            await (act switch
            {
                LifeAct.Renumber => RenumberAsync(plan, process, cancel),
                LifeAct.Move => MoveAsync(plan, process),
                LifeAct.Split => SplitAsync(plan, process, cancel),
                LifeAct.Merge => MergeAsync(plan, process, cancel),
                LifeAct.Demolish => DemolishAsync(plan, process, cancel),
                _ => RestoreAsync(plan, process, cancel),
            });
            return await db.SaveOrDuplicateAsync(cancel) is null ? Result.Ok() : LifeRefusals.Stale;
        }
        catch (DbUpdateConcurrencyException) { return LifeRefusals.Stale; }
    }

    private async Task RenumberAsync(LifePlan plan, Process process, CancellationToken cancel)
    {
        var old = plan.Dwelling.Code;
        await TakeCodeAsync(plan.Dwelling, plan.Code, plan.Address, cancel);
        db.Add(new FormerCode { Id = Ids.New(clock), Code = old, DwellingId = plan.Dwelling.Id, Since = clock.GetUtcNow() });
        process.Raise(new DwellingRenumbered(plan.Dwelling.Id, old, plan.Code));
    }

    private static Task MoveAsync(LifePlan plan, Process process)
    {
        plan.Dwelling.GridCellId = plan.Target!.Id;
        process.Raise(new DwellingMoved(plan.Dwelling.Id, plan.Cell.ScopePath, plan.Target.ScopePath));
        return Task.CompletedTask;
    }

    private async Task SplitAsync(LifePlan plan, Process process, CancellationToken cancel)
    {
        var (dwelling, old, now) = (plan.Dwelling, plan.Dwelling.Code, clock.GetUtcNow());
        await TakeCodeAsync(dwelling, plan.Code, plan.Address, cancel);
        var parts = new List<Guid> { dwelling.Id };
        foreach (var part in plan.Parts.Skip(1))
        {
            var made = new Dwelling
            {
                Id = Ids.New(now), Code = part.Code, Address = part.Address, Search = SearchText.Of(part.Address), GridCellId = dwelling.GridCellId,
                BuildingId = dwelling.BuildingId, MaxResidents = dwelling.MaxResidents, Usage = dwelling.Usage, Grade = dwelling.Grade, Status = dwelling.Status,
            };
            db.Add(made);
            parts.Add(made.Id);
        }
        await db.SaveChangesAsync(cancel);
        if (dwelling.Code != old)   // the old code leads to all parts
            foreach (var part in parts) db.Add(new FormerCode { Id = Ids.New(now), Code = old, DwellingId = part, Since = now });
        await EndPlatesAsync(dwelling.Id, now, cancel);
        foreach (var part in parts) db.Add(Plate.Issue(part, now));
        process.Raise(new DwellingSplit(dwelling.Id, parts));
    }

    private async Task MergeAsync(LifePlan plan, Process process, CancellationToken cancel)
    {
        var (dwelling, other, now) = (plan.Dwelling, plan.Other!, clock.GetUtcNow());
        (dwelling.Address, dwelling.Search) = (plan.Address, SearchText.Of(plan.Address));
        dwelling.MaxResidents += other.MaxResidents;
        (other.Status, other.Ended, other.SuccessorId) = (DwellingStatus.Withdrawn, DwellingEnd.Merged, dwelling.Id);
        await EndPlatesAsync(other.Id, now, cancel);
        var known = await db.Set<FormerCode>().Where(c => c.DwellingId == dwelling.Id).Select(c => c.Code).ToListAsync(cancel);
        foreach (var former in await db.Set<FormerCode>().Where(c => c.DwellingId == other.Id).ToListAsync(cancel))
            if (known.Contains(former.Code)) db.Remove(former);   // both came from one split
            else former.DwellingId = dwelling.Id;
        process.Raise(new DwellingMerged(other.Id, dwelling.Id));
    }

    private async Task DemolishAsync(LifePlan plan, Process process, CancellationToken cancel)
    {
        (plan.Dwelling.Status, plan.Dwelling.Ended, plan.Dwelling.ValidTo) = (DwellingStatus.Withdrawn, DwellingEnd.Demolished, ChinaTime.Today(clock));
        await EndPlatesAsync(plan.Dwelling.Id, clock.GetUtcNow(), cancel);
        process.Raise(new DwellingDemolished(plan.Dwelling.Id));
    }

    private async Task RestoreAsync(LifePlan plan, Process process, CancellationToken cancel)
    {
        (plan.Dwelling.Status, plan.Dwelling.Ended, plan.Dwelling.ValidTo) = (DwellingStatus.Active, null, null);
        await EndPlatesAsync(plan.Dwelling.Id, clock.GetUtcNow(), cancel);
        db.Add(Plate.Issue(plan.Dwelling.Id, clock.GetUtcNow()));
        process.Raise(new DwellingRestored(plan.Dwelling.Id));
    }

    private async Task TakeCodeAsync(Dwelling dwelling, string code, string address, CancellationToken cancel)
    {
        (dwelling.Code, dwelling.Address, dwelling.Search) = (code, address, SearchText.Of(address));
        if (await db.Set<FormerCode>().FirstOrDefaultAsync(c => c.Code == code && c.DwellingId == dwelling.Id, cancel) is { } own) db.Remove(own);   // taken back
        var building = code[..BuildingCodeLength];
        if (await db.Set<Place>().AsNoTracking().FirstOrDefaultAsync(p => p.Code == building && p.Level == PlaceLevel.Building, cancel) is { } place) dwelling.BuildingId = place.Id;
    }

    /// <summary>Saved at once: a dwelling has one present plate.</summary>
    private async Task EndPlatesAsync(Guid dwellingId, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var plate in await db.Set<Plate>().Where(p => p.DwellingId == dwellingId && p.ReplacedAt == null).ToListAsync(cancel)) plate.ReplacedAt = now;
        await db.SaveChangesAsync(cancel);
    }
}
