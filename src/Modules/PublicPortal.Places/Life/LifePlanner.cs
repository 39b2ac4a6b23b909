using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;

namespace PublicPortal.Places.Life;

/// <summary>Reads what was typed and looks up whether it can be done; the preview and the act itself ask the same.</summary>
internal sealed class LifePlanner(PortalDbContext db, ICurrentUser user, IEnumerable<IDwellingContents> contents)
{
    private const int MostParts = 20;

    public async Task<Result<LifePlan>> PlanAsync(LifeAct act, Guid dwellingId, LifeInput input, CancellationToken cancel)
    {
        var dwelling = await db.Set<Dwelling>().FirstOrDefaultAsync(d => d.Id == dwellingId, cancel);
        var cell = dwelling is null ? null : await db.Set<Place>().AsNoTracking().FirstAsync(p => p.Id == dwelling.GridCellId, cancel);
        if (dwelling is null || !user.Has(PlacesPermissions.ChangeDwellings, cell!.ScopePath)) return LifeRefusals.Unknown;
        if (act == LifeAct.Restore ? dwelling.Ended != DwellingEnd.Demolished : dwelling.Ended is not null) return act == LifeAct.Restore ? LifeRefusals.NotDemolished : LifeRefusals.Ended;
        var plan = new LifePlan(act, dwelling, cell, dwelling.Code, dwelling.Address, null, [], null, []);
        var done = act switch
        {
            LifeAct.Renumber => await RenumberAsync(plan, input, cancel),
            LifeAct.Move => await MoveAsync(plan, input, cancel),
            LifeAct.Split => await SplitAsync(plan, input, cancel),
            LifeAct.Merge => await MergeAsync(plan, input, cancel),
            _ => Result.Ok(plan),
        };
        return done.IsRefused ? done : done.Value with { Contents = await ContentsAsync(done.Value, cancel) };
    }

    public async Task<IReadOnlyList<DwellingContent>> ContentsAsync(Guid dwellingId, CancellationToken cancel)
    {
        var all = new List<DwellingContent>();
        foreach (var slot in contents) all.AddRange(await slot.OfAsync(dwellingId, cancel));
        return all;
    }

    private async Task<Result<LifePlan>> RenumberAsync(LifePlan plan, LifeInput input, CancellationToken cancel)
    {
        var code = SearchText.Code(input.Code);
        if (!IsCode(code)) return LifeRefusals.CodeWrong;
        if (code == plan.Dwelling.Code) return LifeRefusals.CodeSame;
        if (await IsTakenAsync(code, plan.Dwelling.Id, cancel)) return LifeRefusals.CodeTaken.With(code);
        var address = ReadAddress(input.Address, plan.Dwelling.Address);
        return address.IsRefused ? Result<LifePlan>.Refuse(address.Refusals) : plan with { Code = code, Address = address.Value };
    }

    private async Task<Result<LifePlan>> MoveAsync(LifePlan plan, LifeInput input, CancellationToken cancel)
    {
        var code = SearchText.Code(input.Grid).ToUpperInvariant();
        var target = await db.Set<Place>().AsNoTracking().FirstOrDefaultAsync(p => p.Code == code && p.Level == PlaceLevel.GridCell, cancel);
        if (target is null || !user.Has(PlacesPermissions.ChangeDwellings, target.ScopePath)) return LifeRefusals.GridUnknown.With(input.Grid);
        return target.Id == plan.Cell.Id ? LifeRefusals.GridSame : plan with { Target = target };
    }

    private async Task<Result<LifePlan>> SplitAsync(LifePlan plan, LifeInput input, CancellationToken cancel)
    {
        var parts = new List<LifePart>();
        foreach (var line in (input.Parts ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
            var code = SearchText.Code(words.Length == 2 ? words[0] : "");
            var address = words.Length == 2 ? ReadAddress(words[1], "") : LifeRefusals.PartsWrong;
            if (!IsCode(code) || address.IsRefused) return LifeRefusals.PartsWrong;
            if (parts.Any(p => p.Code == code)) return LifeRefusals.PartsTwice.With(code);
            if (code != plan.Dwelling.Code && await IsTakenAsync(code, plan.Dwelling.Id, cancel)) return LifeRefusals.CodeTaken.With(code).At("Parts");
            parts.Add(new LifePart(code, address.Value));
        }
        if (parts.Count is < 2 or > MostParts || parts.Skip(1).Any(p => p.Code == plan.Dwelling.Code)) return LifeRefusals.PartsWrong;
        return plan with { Parts = parts, Code = parts[0].Code, Address = parts[0].Address };
    }

    private async Task<Result<LifePlan>> MergeAsync(LifePlan plan, LifeInput input, CancellationToken cancel)
    {
        var code = SearchText.Code(input.Other);
        if (code == plan.Dwelling.Code) return LifeRefusals.OtherSame;
        var other = await (from d in db.Set<Dwelling>()
                           join c in db.Set<Place>() on d.GridCellId equals c.Id
                           where d.Code == code && d.Ended == null
                           select new { Dwelling = d, c.ScopePath }).FirstOrDefaultAsync(cancel);
        if (other is null || !user.Has(PlacesPermissions.ChangeDwellings, other.ScopePath)) return LifeRefusals.OtherUnknown.With(input.Other);
        var address = ReadAddress(input.Address, plan.Dwelling.Address);
        return address.IsRefused ? Result<LifePlan>.Refuse(address.Refusals) : plan with { Other = other.Dwelling, Address = address.Value };
    }

    /// <summary>Of the dwelling, and of the one that is merged into it.</summary>
    private async Task<IReadOnlyList<DwellingContent>> ContentsAsync(LifePlan plan, CancellationToken cancel)
    {
        var own = await ContentsAsync(plan.Dwelling.Id, cancel);
        if (plan.Other is null) return own;
        var other = await ContentsAsync(plan.Other.Id, cancel);
        return [.. own.Select((content, i) => content with { Count = content.Count + other[i].Count })];
    }

    private static bool IsCode(string code) => code.Length == Dwelling.CodeLength && code.All(char.IsAsciiDigit);

    /// <summary>A code is taken for good: it hangs on doors. A dwelling may take its own former code back.</summary>
    private async Task<bool> IsTakenAsync(string code, Guid dwellingId, CancellationToken cancel) =>
        await db.Set<Dwelling>().AnyAsync(d => d.Code == code && d.Id != dwellingId, cancel)
        || await db.Set<FormerCode>().AnyAsync(c => c.Code == code && c.DwellingId != dwellingId, cancel);

    private static Result<string> ReadAddress(string? typed, string otherwise)
    {
        var address = string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (address.Length == 0) address = otherwise;
        return address.Length is 0 or > PlacesModel.AddressLength ? LifeRefusals.AddressWrong.With(PlacesModel.AddressLength) : address;
    }
}
