using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.StillHere;

internal sealed record StillAsked(Guid DeclarationId, bool Again) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.still-asked";
}

internal sealed record StillConfirmed(Guid DeclarationId, Guid PersonId) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.still-confirmed";
}

/// <summary>Neither question nor reminder was answered: what lists undeclared dwellings may begin here.</summary>
internal sealed record StillUnanswered(Guid DeclarationId, Guid PersonId, Guid? DwellingId, string ScopePath) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.still-unanswered";
}

/// <summary>还住在这里吗: asked once a year, reminded once, then left as unanswered. Answered with one tap.</summary>
internal sealed class StillHereService(
    PortalDbContext db, IPersons persons, IPlaces places, INotifier notifier, IOptions<ResidenceOptions> options, TimeProvider clock)
{
    /// <summary>Declarations for which a step is due.</summary>
    public Task<List<Guid>> DueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return db.Set<ResidenceDeclaration>().Where(d => d.StillNextAt != null && d.StillNextAt <= now && d.State == DeclarationState.Accepted)
            .OrderBy(d => d.StillNextAt).Select(d => d.Id).Take(500).ToListAsync(cancel);
    }

    /// <summary>Asks, reminds or gives up, whichever is next.</summary>
    public async Task<Result> StepAsync(Guid declarationId, Process process, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var declaration = await db.Set<ResidenceDeclaration>().FirstAsync(d => d.Id == declarationId, cancel);
        if (declaration.State != DeclarationState.Accepted || declaration.StillNextAt is null || declaration.StillNextAt > now) return Result.Ok();
        var pause = TimeSpan.FromDays(options.Value.StillHereRemindDays);
        if (declaration.StillAskedAt is null) declaration.AskStill(now, pause);
        else if (declaration.StillRemindedAt is null) declaration.RemindStill(now, pause);
        else
        {
            declaration.LeaveStill(now);
            process.Raise(new StillUnanswered(declaration.Id, declaration.PersonId, declaration.DwellingId, declaration.ScopePath));
            await db.SaveChangesAsync(cancel);
            return Result.Ok();
        }
        process.Raise(new StillAsked(declaration.Id, declaration.StillRemindedAt is not null));
        await TellAsync(declaration, now + pause, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task<Result> ConfirmAsync(Guid declarationId, Guid accountId, Process process, CancellationToken cancel)
    {
        var own = await persons.OfAccountAsync(accountId, cancel);
        var declaration = await Answerable(accountId, own?.Id).FirstOrDefaultAsync(d => d.Id == declarationId, cancel);
        if (declaration is null) return DeclarationRefusals.NotOpen;
        var confirmed = declaration.ConfirmStill(clock.GetUtcNow());
        if (confirmed.IsRefused) return confirmed;
        process.Raise(new StillConfirmed(declaration.Id, declaration.PersonId));
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return DeclarationRefusals.Stale; }
        return confirmed;
    }

    /// <summary>Who may answer: whoever holds it, the person, and whoever declared for a person without an account.</summary>
    public IQueryable<ResidenceDeclaration> Answerable(Guid accountId, Guid? personId) => db.Set<ResidenceDeclaration>()
        .Where(d => d.DeclarantAccountId == accountId || (personId != null && d.PersonId == personId));

    private async Task TellAsync(ResidenceDeclaration declaration, DateTimeOffset until, CancellationToken cancel)
    {
        var person = await persons.FindAsync(declaration.PersonId, cancel);
        var dwelling = declaration.DwellingId is { } id ? await places.FindDwellingAsync(id, cancel) : null;
        var day = NoticeValue.Of(ChinaTime.Date(until));
        if (declaration.IsWithOther && person?.AccountId is null)
        {
            if (declaration.DeclaredBy == DeclarantKind.Clerk) return;   // nobody to ask: the time runs, then somebody looks
            await notifier.NotifyAsync(declaration.DeclarantAccountId, "residence.still-here-other", new Dictionary<string, string>
            {
                ["person"] = declaration.TypedName ?? "", ["address"] = dwelling?.Address ?? "—", ["until"] = day,
            }, $"/residence/declared/{declaration.Id}", cancel);
            return;
        }
        var where = dwelling is not null && (person is null || declaration.IsShownWhole(person)) ? new LocalizedText(dwelling.Address, dwelling.Address) : Mine.InPart(dwelling);
        await notifier.NotifyAsync(declaration.IsWithOther ? person!.AccountId!.Value : declaration.DeclarantAccountId, "residence.still-here",
            new Dictionary<string, string> { ["where"] = NoticeValue.Of(where), ["until"] = day }, $"/my/residence/{declaration.Id}/still", cancel);
    }
}
