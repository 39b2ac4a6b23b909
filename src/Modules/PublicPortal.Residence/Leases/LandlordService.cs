using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

internal sealed record LandlordAsked(Guid DeclarationId, Guid ConfirmationId) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.landlord-asked";
}

internal sealed record LandlordAnswered(Guid DeclarationId, LandlordAnswer Answer) : PortalEvent
{
    public override Guid SubjectId => DeclarationId;
    public override string Name => "residence.landlord-answered";
}

/// <summary>Asks a landlord whether a person lives in the dwelling; silence for some working days counts as a yes.</summary>
internal sealed class LandlordService(
    PortalDbContext db, LeaseService leases, SettlementService settlement, IPersons persons, INotifier notifier, WorkingCalendar calendar,
    IOptions<ResidenceOptions> options, TimeProvider clock)
{
    private static readonly Refusal Unreachable = new("residence.landlord.unreachable",
        "我们没有这套房房东的联系方式，请拍一张租约，或到社区窗口办理。", "We cannot reach the landlord of this home. Please take a photo of the lease, or go to the community counter.");
    private static readonly Refusal Gone = new("residence.landlord.answered-already",
        "这件事已经有结果了，不用再回答。", "This has been settled; no answer is needed any more.");

    /// <summary>Asks, where the landlord is known and has an account; does nothing when asked before.</summary>
    /// <returns>Refused when there is nobody to ask.</returns>
    public async Task<Result> AskAsync(ResidenceDeclaration declaration, PersonInfo person, DwellingInfo dwelling, Process process, CancellationToken cancel)
    {
        if (await leases.LandlordOfAsync(dwelling.Id, cancel) is not { } landlord || landlord.Id == person.Id) return Unreachable;
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

    public async Task<Result> AnswerAsync(Guid confirmationId, Guid accountId, bool livesHere, Process process, CancellationToken cancel)
    {
        if (await FindAsync(confirmationId, accountId, cancel) is not { Answer: null } asked) return Gone;
        return await AnswerAsync(asked, livesHere ? LandlordAnswer.Yes : LandlordAnswer.No, process, cancel);
    }

    internal async Task<Result> AnswerAsync(LandlordConfirmation asked, LandlordAnswer answer, Process process, CancellationToken cancel)
    {
        asked.Answer = answer;
        asked.AnsweredAt = clock.GetUtcNow();
        process.Raise(new LandlordAnswered(asked.DeclarationId, answer));
        var declaration = await db.Set<ResidenceDeclaration>().Include(d => d.Doubts).FirstAsync(d => d.Id == asked.DeclarationId, cancel);
        await db.SaveChangesAsync(cancel);
        if (declaration.State != DeclarationState.Doubtful) return Result.Ok();
        if (answer == LandlordAnswer.No)
        {
            // The visit that is already ordered decides; the resident is told now.
            await settlement.TellAsync(declaration, "residence.landlord-answered",
                new() { ["answer"] = NoticeValue.Of(new LocalizedText("您不住在这里", "you do not live there")) }, cancel);
            await db.SaveChangesAsync(cancel);
            return Result.Ok();
        }
        return await settlement.SettleAsync(declaration, [ReviewRule.NoLease], "landlord", null, process, cancel);
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
