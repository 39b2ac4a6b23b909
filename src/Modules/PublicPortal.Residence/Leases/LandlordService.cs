using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

/// <summary>Asks a landlord whether a person lives in the dwelling; silence for some working days counts as a yes.</summary>
internal sealed class LandlordService(
    PortalDbContext db, LeaseService leases, ObjectionService objections, IPersons persons, INotifier notifier, WorkingCalendar calendar,
    IOptions<ResidenceOptions> options, TimeProvider clock)
{
    public TimeSpan UndoWindow => TimeSpan.FromMinutes(options.Value.LandlordUndoMinutes);

    /// <summary>Asks, where the landlord is known and has an account; does nothing when asked before.</summary>
    /// <returns>Refused when there is nobody to ask.</returns>
    public async Task<Result> AskAsync(ResidenceDeclaration declaration, PersonInfo person, DwellingInfo dwelling, Process process, CancellationToken cancel)
    {
        if (await leases.LandlordOfAsync(dwelling.Id, cancel) is not { } landlord || landlord.Id == person.Id) return LeaseRefusals.Unreachable;
        if (await db.Set<LandlordConfirmation>().AnyAsync(c => c.DeclarationId == declaration.Id && c.LandlordPersonId == landlord.Id, cancel)) return Result.Ok();
        var now = clock.GetUtcNow();
        var until = calendar.Add(ChinaTime.Date(now), options.Value.LandlordSilenceWorkingDays);
        var asked = new LandlordConfirmation
        {
            Id = Ids.New(now), DeclarationId = declaration.Id, DwellingId = dwelling.Id, LandlordPersonId = landlord.Id, AskedAt = now,
            SilenceCountsAt = ChinaTime.StartOf(until.AddDays(1)),
        };
        db.Add(asked);
        process.Raise(new LandlordAsked(declaration.Id, asked.Id));
        await notifier.NotifyAsync(landlord.AccountId!.Value, "residence.landlord-confirm", new Dictionary<string, string>
        {
            ["person"] = person.MaskedName, ["address"] = dwelling.Address, ["until"] = NoticeValue.Of(until),
        }, $"/residence/landlord/{asked.Id}", cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>The question, if it is put to this account; null otherwise, whoever asks.</summary>
    public async Task<LandlordConfirmation?> FindAsync(Guid confirmationId, Guid accountId, CancellationToken cancel)
    {
        var person = await persons.OfAccountAsync(accountId, cancel);
        return person is null ? null
            : await db.Set<LandlordConfirmation>().FirstOrDefaultAsync(c => c.Id == confirmationId && c.LandlordPersonId == person.Id, cancel);
    }

    /// <summary>Questions that wait for this account's answer.</summary>
    public async Task<IReadOnlyList<LandlordConfirmation>> WaitingAsync(Guid accountId, CancellationToken cancel)
    {
        var person = await persons.OfAccountAsync(accountId, cancel);
        return person is null ? [] : await db.Set<LandlordConfirmation>().AsNoTracking()
            .Where(c => c.LandlordPersonId == person.Id && c.Answer == null).OrderBy(c => c.SilenceCountsAt).Take(20).ToListAsync(cancel);
    }

    /// <summary>Yes, no, or the other way round after all: the landlord may change the answer while the declaration is open.</summary>
    public async Task<Result> AnswerAsync(Guid confirmationId, Guid accountId, LandlordAnswer answer, Process process, CancellationToken cancel) =>
        await FindAsync(confirmationId, accountId, cancel) is { } asked ? await AnswerAsync(asked, answer, process, cancel) : LeaseRefusals.AnsweredAlready;

    internal async Task<Result> AnswerAsync(LandlordConfirmation asked, LandlordAnswer answer, Process process, CancellationToken cancel)
    {
        if (asked.Answer == answer) return Result.Ok();
        var first = asked.Answer is null;
        var declaration = await db.Set<ResidenceDeclaration>().Include(d => d.Doubts).FirstAsync(d => d.Id == asked.DeclarationId, cancel);
        if (!first && !declaration.IsOpen) return LeaseRefusals.AnsweredAlready;
        asked.Say(answer, clock.GetUtcNow());
        process.Raise(new LandlordAnswered(asked.DeclarationId, answer));
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return LeaseRefusals.AnsweredAlready; }
        if (!declaration.IsOpen) return Result.Ok();
        return answer == LandlordAnswer.No ? await objections.RaiseAsync(declaration, process, cancel) : await objections.ConfirmedAsync(declaration, process, cancel);
    }

    /// <summary>A tap by mistake is taken back; the question is open again.</summary>
    public async Task<Result> UndoAsync(Guid confirmationId, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(confirmationId, accountId, cancel) is not { } asked) return LeaseRefusals.AnsweredAlready;
        var declaration = await db.Set<ResidenceDeclaration>().Include(d => d.Doubts).FirstAsync(d => d.Id == asked.DeclarationId, cancel);
        if (asked.Answer is not { } answer || !declaration.IsOpen) return LeaseRefusals.AnsweredAlready;
        var undone = asked.Undo(UndoWindow, clock.GetUtcNow());
        if (undone.IsRefused) return undone;
        process.Raise(new LandlordTookBack(asked.DeclarationId, answer));
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return LeaseRefusals.AnsweredAlready; }
        return answer == LandlordAnswer.No ? await objections.DropAsync(declaration, process, cancel) : await objections.TookBackAsync(declaration, process, cancel);
    }
}

/// <summary>A landlord who was told and stayed silent has agreed.</summary>
internal sealed class SilenceJob(WorkRunner runner, PortalDbContext db, TimeProvider clock) : IPortalJob
{
    public string Name => "residence.landlord-silence";
    public TimeSpan Every => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var silent = await db.Set<LandlordConfirmation>().AsNoTracking().Where(c => c.Answer == null && c.SilenceCountsAt <= now)
            .OrderBy(c => c.SilenceCountsAt).Select(c => c.Id).Take(200).ToListAsync(cancel);
        foreach (var id in silent)   // each in its own process: one that fails holds up no other
            await runner.RunAsync("residence.landlord-silence", Channel.Job, async (services, process) =>
            {
                var own = (PortalDbContext)services.GetService(typeof(PortalDbContext))!;
                var asked = await own.Set<LandlordConfirmation>().FirstAsync(c => c.Id == id, cancel);
                return asked.Answer is not null ? Result.Ok()
                    : await ((LandlordService)services.GetService(typeof(LandlordService))!).AnswerAsync(asked, LandlordAnswer.Silence, process, cancel);
            }, cancel: cancel);
    }
}
