using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.Residence.StillHere;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarants;

/// <summary>What a declarant is shown of a declaration: what they typed, where, and how it stands as far as the dwelling goes.</summary>
internal sealed record DeclaredLine(ResidenceDeclaration Declaration, DwellingInfo? Dwelling)
{
    public string Address => Dwelling?.Address ?? "—";

    /// <summary>Doubts about the dwelling or its papers; those about the person are not the declarant's to know.</summary>
    public IReadOnlyList<ReviewRule> OpenToDeclarant => [.. Declaration.OpenDoubts.Select(d => d.Rule).Where(IsOfDwelling)];

    public static bool IsOfDwelling(ReviewRule rule) =>
        rule is ReviewRule.PlateMissing or ReviewRule.NoLease or ReviewRule.OverLimit or ReviewRule.DwellingWithdrawn or ReviewRule.GradeAsksVisit;

    /// <summary>Says the same for accepted and for doubts about the person.</summary>
    public LocalizedText State => Declaration switch
    {
        { ObjectedAt: not null } => new("本人说不住在这里", "The person objects"),
        { TakenOverAt: not null, IsOpen: true } => new("本人已接管", "Taken over by the person"),
        { State: DeclarationState.MovedOut } => new("已搬离", "Moved out"),
        { IsOpen: false } => new("已结束", "Ended"),
        _ when OpenToDeclarant.Count > 0 => new("房屋情况待核对", "The dwelling is being checked"),
        _ => new("已收到", "Received"),
    };
}

/// <summary>Declarants about what they declared for others: see, end, correct.</summary>
internal sealed class DeclaredService(
    PortalDbContext db, IOrganisations organisations, IPlaces places, OrderService orders, SettlementService settlement, IPersons persons, TimeProvider clock)
{
    /// <summary>By the account itself as landlord or relative, or for one organisation.</summary>
    public async Task<IReadOnlyList<DeclaredLine>> ListAsync(Guid accountId, Guid? organisationId, bool past, CancellationToken cancel)
    {
        var rows = db.Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts).Where(d => organisationId != null ? d.OrganisationId == organisationId : d.DeclaredByAccountId == accountId && d.OrganisationId == null);
        rows = past ? rows.Where(d => d.State != DeclarationState.Doubtful && d.State != DeclarationState.Accepted) : rows.Where(d => d.State == DeclarationState.Doubtful || d.State == DeclarationState.Accepted);
        return await LinesAsync(await rows.OrderByDescending(d => d.SubmittedAt).ThenBy(d => d.Id).Take(200).ToListAsync(cancel), cancel);
    }

    /// <summary>Null for anybody who did not declare it, or is no agent with the power to see.</summary>
    public async Task<DeclaredLine?> FindAsync(Guid declarationId, Guid accountId, CancellationToken cancel)
    {
        var declaration = await db.Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts).FirstOrDefaultAsync(d => d.Id == declarationId && d.DeclaredByAccountId != null, cancel);
        return declaration is null || !await MayAsync(declaration, accountId, AgentPowers.See, cancel) ? null : (await LinesAsync([declaration], cancel))[0];
    }

    public Task<Result> EndAsync(Guid declarationId, Guid accountId, string? dayTyped, Process process, CancellationToken cancel) => ChangeAsync(declarationId, accountId, async declaration =>
    {
        if (!DeclarationService.TryDay(dayTyped, out var day)) return DeclarationRefusals.MoveOutWrong;
        var ended = declaration.EndByDeclarant(day, ChinaTime.Today(clock), clock.GetUtcNow());
        if (ended.IsRefused) return ended;
        await orders.DropAsync(declaration.Id, process, cancel);
        if (declaration.State == DeclarationState.MovedOut) await settlement.MovedOutAsync(declaration, process, cancel);
        else
        {
            process.Raise(new DeclarationWithdrawn(declaration.Id, declaration.PersonId));
            await settlement.TellAsync(declaration, "residence.withdrawn", [], cancel);
        }
        return ended;
    }, cancel);

    public Task<Result> CorrectAsync(Guid declarationId, Guid accountId, string? moveInTyped, Process process, CancellationToken cancel) => ChangeAsync(declarationId, accountId, declaration =>
    {
        if (!DeclarationService.TryDay(moveInTyped, out var day) || day > ChinaTime.Today(clock).AddDays(90) || day.Year < 1900) return Task.FromResult<Result>(DeclarationRefusals.MoveInWrong);
        var before = declaration.MoveInDate;
        var done = declaration.Correct(day);
        if (done.IsOk && before != day) process.Raise(new DeclarationCorrected(declaration.Id, before, day));
        return Task.FromResult(done);
    }, cancel);

    /// <summary>The yearly question, where the person has no account to answer it.</summary>
    public async Task<Result> StillAsync(Guid declarationId, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await TrackedAsync(declarationId, accountId, cancel) is not { } declaration) return DeclareForRefusals.Gone;
        if ((await persons.FindAsync(declaration.PersonId, cancel))?.AccountId is not null) return DeclareForRefusals.Gone;   // the person answers
        var done = declaration.ConfirmStill(clock.GetUtcNow());
        if (done.IsRefused) return done;
        process.Raise(new StillConfirmed(declaration.Id, declaration.PersonId));
        await db.SaveChangesAsync(cancel);
        return done;
    }

    /// <summary>Open, not taken over, and the account may act for whoever declared it.</summary>
    internal async Task<ResidenceDeclaration?> TrackedAsync(Guid declarationId, Guid accountId, CancellationToken cancel)
    {
        var declaration = await db.Set<ResidenceDeclaration>().Include(d => d.Doubts).FirstOrDefaultAsync(d => d.Id == declarationId && d.DeclaredByAccountId != null, cancel);
        return declaration is { IsWithOther: true, IsOpen: true } && await MayAsync(declaration, accountId, AgentPowers.Declare, cancel) ? declaration : null;
    }

    internal async Task<bool> MayAsync(ResidenceDeclaration declaration, Guid accountId, AgentPowers power, CancellationToken cancel) => declaration.OrganisationId is { } organisation
        ? (await organisations.AgencyAsync(organisation, accountId, cancel))?.May(power) == true
        : declaration.DeclaredByAccountId == accountId && declaration.DeclaredBy != DeclarantKind.Clerk;

    private async Task<Result> ChangeAsync(Guid declarationId, Guid accountId, Func<ResidenceDeclaration, Task<Result>> change, CancellationToken cancel)
    {
        if (await TrackedAsync(declarationId, accountId, cancel) is not { } declaration) return DeclareForRefusals.Gone;
        var done = await change(declaration);
        if (done.IsRefused) return done;
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return DeclarationRefusals.Stale; }
        return done;
    }

    private async Task<IReadOnlyList<DeclaredLine>> LinesAsync(List<ResidenceDeclaration> rows, CancellationToken cancel)
    {
        var where = await places.FindDwellingsAsync([.. rows.Select(d => d.DwellingId).OfType<Guid>().Distinct()], cancel);
        return [.. rows.Select(d => new DeclaredLine(d, d.DwellingId is { } id ? where.GetValueOrDefault(id) : null))];
    }
}
