using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Councils;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Rules;

internal sealed record RulesInput(string? Preset, string? Basis, string? NoticeDays, string? Quorum, bool QuorumMore, string? Majority, bool OfAll, bool Secret, bool TieMeansAgain, string? MostProxies, string? SpeakingMinutes);

/// <summary>Standing rules: one draws up a version, another confirms it; it is in force from then on.</summary>
internal sealed class RulesService(PortalDbContext db, CouncilScope scope, RulePresets presets, ICurrentUser user, TimeProvider clock)
{
    public Task<List<StandingRules>> AllAsync(Guid councilId, CancellationToken cancel) =>
        db.Set<StandingRules>().AsNoTracking().Where(r => r.CouncilId == councilId).OrderByDescending(r => r.Number).ToListAsync(cancel);

    /// <summary>Null until the community has confirmed its own.</summary>
    public Task<StandingRules?> InForceAsync(Guid councilId, CancellationToken cancel) =>
        db.Set<StandingRules>().AsNoTracking().FirstOrDefaultAsync(r => r.CouncilId == councilId && r.Standing == RulesStanding.InForce, cancel);

    public Task<StandingRules> FindAsync(Guid id, CancellationToken cancel) => db.Set<StandingRules>().AsNoTracking().FirstAsync(r => r.Id == id, cancel);

    public async Task<Result> ProposeAsync(Guid councilId, RulesInput input, Process process, CancellationToken cancel)
    {
        if (await scope.CouncilAsync(councilId, CouncilPermissions.Rules, cancel) is not { } council) return CouncilRefusals.OutOfScope;
        var values = Read(input);
        if (values.IsRefused) return Result.Refuse(values.Refusals);
        return await ProposeAsync(council, input.Preset!, input.Basis!.Trim(), values.Value, user.AccountId!.Value, process, cancel);
    }

    internal async Task<Result> ProposeAsync(CommunityCouncil council, string preset, string basis, RuleValues values, Guid by, Process process, CancellationToken cancel)
    {
        await scope.LockAsync(council, cancel);
        var number = await db.Set<StandingRules>().Where(r => r.CouncilId == council.Id).MaxAsync(r => (int?)r.Number, cancel) ?? 0;
        var rules = StandingRules.Propose(Ids.New(clock), council.Id, number + 1, preset, basis, values, by, clock.GetUtcNow());
        db.Add(rules);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return RulesRefusals.OneWaits;
        process.Raise(new RulesProposed(council.Id, rules.Id, rules.Number, by));
        return Result.Ok();
    }

    public async Task<Result> ConfirmAsync(Guid councilId, Guid rulesId, Process process, CancellationToken cancel) =>
        await scope.CouncilAsync(councilId, CouncilPermissions.Rules, cancel) is { } council ? await ConfirmAsync(council, rulesId, user.AccountId!.Value, process, cancel) : CouncilRefusals.OutOfScope;

    internal async Task<Result> ConfirmAsync(CommunityCouncil council, Guid rulesId, Guid by, Process process, CancellationToken cancel)
    {
        await scope.LockAsync(council, cancel);
        var all = await db.Set<StandingRules>().Where(r => r.CouncilId == council.Id && (r.Id == rulesId || r.Standing == RulesStanding.InForce)).ToListAsync(cancel);
        if (all.FirstOrDefault(r => r.Id == rulesId) is not { } rules) return RulesRefusals.NotProposed;
        if (all.FirstOrDefault(r => r.Id != rulesId) is { } former)
        {
            // The former one first: only one may be in force at any moment, says the index. A refusal below takes this back too.
            former.Replace();
            await db.SaveChangesAsync(cancel);
        }
        var confirmed = rules.Confirm(by, clock.GetUtcNow());
        if (confirmed.IsRefused) return confirmed;
        process.Raise(new RulesConfirmed(council.Id, rules.Id, rules.Number, by));
        await db.SaveChangesAsync(cancel);
        await scope.ChangedAsync(council, cancel);
        return Result.Ok();
    }

    public async Task<Result> DiscardAsync(Guid councilId, Guid rulesId, Process process, CancellationToken cancel)
    {
        if (await scope.CouncilAsync(councilId, CouncilPermissions.Rules, cancel) is not { } council) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(council, cancel);
        if (await db.Set<StandingRules>().FirstOrDefaultAsync(r => r.Id == rulesId && r.CouncilId == councilId, cancel) is not { } rules) return RulesRefusals.NotProposed;
        var discarded = rules.Discard();
        if (discarded.IsRefused) return discarded;
        process.Raise(new RulesDiscarded(council.Id, rules.Id, rules.Number));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    internal Result<RuleValues> Read(RulesInput input)
    {
        var typed = new Typed();
        if (presets.Find(input.Preset) is null) typed.Add(RulesRefusals.NoPreset);
        _ = typed.Text(input.Basis, "Basis", StandingRules.BasisLength);
        var notice = typed.Whole(input.NoticeDays, 0, 60, RulesRefusals.NoticeDays);
        var proxies = typed.Whole(input.MostProxies, 0, 3, RulesRefusals.Proxies);
        var speaking = typed.Whole(input.SpeakingMinutes, 1, 60, RulesRefusals.Speaking);
        var parts = (input.Quorum ?? "").Split('/', '／');
        var (numerator, denominator) = (0, 1);
        if (parts.Length != 2 || !int.TryParse(parts[0].Trim(), out numerator) || !int.TryParse(parts[1].Trim(), out denominator)
            || numerator < 1 || denominator is < 1 or > 100 || numerator > denominator || (input.QuorumMore && numerator == denominator)) typed.Add(RulesRefusals.Numerator);
        if (!Enum.TryParse<MotionMajority>(input.Majority, out var majority) || !Enum.IsDefined(majority)) typed.Add(RulesRefusals.Majority);
        else if (input.TieMeansAgain && majority != MotionMajority.Simple) typed.Add(RulesRefusals.TieNeedsSimple);
        return typed.IsWrong ? typed.RefusalOf<RuleValues>()
            : new RuleValues(notice, new QuorumShare(numerator, denominator, input.QuorumMore), majority, input.OfAll && majority != MotionMajority.Simple, input.Secret, input.TieMeansAgain, proxies, speaking);
    }
}
