using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Content.Items;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Recipes;

/// <summary>Keeps steps for export, and those that wait for a second person.</summary>
internal sealed class StepKeeper(PortalDbContext db, TimeProvider clock) : IRecipeKeeper
{
    public async Task KeepAsync(RecipeStep step, CancellationToken cancel)
    {
        var json = JsonText.Write(step.Written);
        if (json.Length > KeptStep.LongestJson || step.Name.Length > KeptStep.LongestName) throw new InvalidOperationException($"The step {step.Path} is too large to be kept.");
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        if (await db.Set<KeptStep>().AnyAsync(s => s.Hash == hash, cancel)) return;
        db.Add(new KeptStep { Id = Ids.New(clock), Name = step.Name, Json = json, Hash = hash, CreatedAt = clock.GetUtcNow(), Number = await db.Set<KeptStep>().MaxAsync(s => (int?)s.Number, cancel) + 1 ?? 1 });
        await db.SaveChangesAsync(cancel);
    }

    public async Task WaitAsync(RecipeStep step, string? recipe, Process process, CancellationToken cancel)
    {
        var waiting = new WaitingStep
        {
            Id = Ids.New(clock), Name = step.Name, Recipe = recipe is { Length: > WaitingStep.LongestRecipe } ? recipe[..WaitingStep.LongestRecipe] : recipe,
            Json = JsonText.Write(step.Values), AskedBy = process.AccountId ?? throw new InvalidOperationException("Only a person's import waits."), AskedAt = clock.GetUtcNow(),
        };
        db.Add(waiting);
        await db.SaveChangesAsync(cancel);
        process.Raise(new StepWaits(waiting.Id, waiting.Name));
    }
}

/// <param name="AskedBy">Who imported it.</param>
/// <param name="IsOwn">The reader imported it and cannot approve it.</param>
internal sealed record WaitingLine(Guid Id, string Name, string? Recipe, string Json, string AskedBy, DateTimeOffset AskedAt, bool IsOwn);

/// <summary>Steps that wait for the security administrator and a second person.</summary>
internal sealed class WaitingSteps(PortalDbContext db, IAccounts accounts, RecipeRunner runner, TimeProvider clock)
{
    public async Task<IReadOnlyList<WaitingLine>> ListAsync(Guid? reader, CancellationToken cancel)
    {
        var rows = await db.Set<WaitingStep>().AsNoTracking().Where(s => s.DecidedAt == null).OrderBy(s => s.AskedAt).Take(100).ToListAsync(cancel);
        var names = await accounts.FindManyAsync([.. rows.Select(r => r.AskedBy).Distinct()], cancel);
        return [.. rows.Select(r => new WaitingLine(r.Id, r.Name, r.Recipe, JsonText.WriteFile(System.Text.Json.Nodes.JsonNode.Parse(r.Json)!), names.TryGetValue(r.AskedBy, out var who) ? who.DisplayName : "", r.AskedAt, r.AskedBy == reader))];
    }

    /// <summary>Carries the step out, or drops it; never by the one who imported it.</summary>
    public async Task<Result> DecideAsync(Guid id, bool approve, Guid by, Process process, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        if (await db.Set<WaitingStep>().FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } step) return StepRefusals.Gone;
        var decided = step.Decide(approve ? StepOutcome.Approved : StepOutcome.Refused, by, clock.GetUtcNow());
        if (decided.IsRefused) return decided;
        await db.SaveChangesAsync(cancel);
        process.Raise(new StepDecided(step.Id, step.Name, approve));
        if (!approve) return Result.Ok();
        var values = System.Text.Json.Nodes.JsonNode.Parse(step.Json)!.AsObject();
        return await runner.RunStepAsync(new RecipeStep(step.Name, "$", values, values), process, cancel);
    }
}

internal sealed record StepWaits(Guid StepId, string Step) : PortalEvent
{
    public override Guid SubjectId => StepId;
    public override string Name => "content.step-waits";
}

internal sealed record StepDecided(Guid StepId, string Step, bool Approved) : PortalEvent
{
    public override Guid SubjectId => StepId;
    public override string Name => "content.step-decided";
}
