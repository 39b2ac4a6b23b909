using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarants;

/// <summary>
/// Who is told what about a declaration made for somebody: the person all of it, the declarant only that the person
/// objected or that it ended, never what a check of the person said.
/// </summary>
internal sealed class DeclarantTelling(
    PortalDbContext db, IPersons persons, IPlaces places, INotifier notifier, AttemptLimiter limiter, DeclarantNames names)
{
    private const int SmsPerDay = 3;

    /// <summary>Messages after which nobody is registered there any more.</summary>
    private static readonly string[] Endings = ["residence.refused", "residence.not-found", "residence.not-met", "residence.withdrawn", "residence.moved-out", "residence.ended"];

    /// <summary>Tells the person that somebody declared for them: in the inbox, or by SMS without anything personal where only a phone is known.</summary>
    public async Task DeclaredAsync(ResidenceDeclaration declaration, string? phone, CancellationToken cancel)
    {
        var person = await persons.FindAsync(declaration.PersonId, cancel);
        if (person?.AccountId is { } account) await TellAccountAsync(declaration, person, account, cancel);
        else if (phone is not null && await limiter.SpendAsync("residence.tell-phone", phone, SmsPerDay, TimeSpan.FromDays(1), cancel))
            await notifier.NotifyPhoneAsync(phone, "residence.declared-sms", new Dictionary<string, string>(), "/my/residence", cancel);
    }

    /// <summary>The person has an account now: told what others declared meanwhile.</summary>
    public async Task TellAccountAsync(ResidenceDeclaration declaration, PersonInfo person, Guid account, CancellationToken cancel) =>
        await notifier.NotifyAsync(account, "residence.declared-by-other", new Dictionary<string, string>
        {
            ["who"] = NoticeValue.Of(await names.OfAsync(declaration, cancel)), ["where"] = NoticeValue.Of(await WhereAsync(declaration, person, cancel)),
        }, $"/my/residence/{declaration.Id}", cancel);

    public async Task ObjectedAsync(ResidenceDeclaration declaration, CancellationToken cancel)
    {
        var person = await persons.FindAsync(declaration.PersonId, cancel);
        if (declaration.DeclaredBy != DeclarantKind.Clerk)
            await notifier.NotifyAsync(declaration.DeclaredByAccountId!.Value, "residence.objected", Typed(declaration), $"/residence/declared/{declaration.Id}", cancel);
        if (person?.AccountId is { } account)
            await notifier.NotifyAsync(account, "residence.objection-noted", new Dictionary<string, string>
            {
                ["where"] = NoticeValue.Of(await WhereAsync(declaration, person, cancel)),
                ["next"] = NoticeValue.Of(declaration.IsOpen
                    ? new LocalizedText("工作人员以前确认过这件事，网格员会再去看一次，结果会通知您。", "An official had confirmed it, so an officer looks once more; you will be told.")
                    : new LocalizedText("这一条已经结束，不再登记在您名下。", "The record has ended and is no longer in your name.")),
            }, $"/my/residence/{declaration.Id}", cancel);
    }

    /// <summary>A message about a declaration that is still with the one who declared it.</summary>
    public async Task ForwardAsync(ResidenceDeclaration declaration, string template, Dictionary<string, string> values, CancellationToken cancel)
    {
        var person = await persons.FindAsync(declaration.PersonId, cancel);
        if (person?.AccountId is { } account)
        {
            values["address"] = NoticeValue.Of(await WhereAsync(declaration, person, cancel));
            await notifier.NotifyAsync(account, template, values, $"/my/residence/{declaration.Id}", cancel);
        }
        if (Endings.Contains(template) && declaration.DeclaredBy != DeclarantKind.Clerk)
            await notifier.NotifyAsync(declaration.DeclaredByAccountId!.Value, "residence.declared-ended", Typed(declaration), $"/residence/declared/{declaration.Id}", cancel);
    }

    private async Task<LocalizedText> WhereAsync(ResidenceDeclaration declaration, PersonInfo person, CancellationToken cancel)
    {
        var dwelling = declaration.DwellingId is { } id ? await places.FindDwellingAsync(id, cancel) : null;
        return declaration.IsShownWhole(person) && dwelling is not null ? new LocalizedText(dwelling.Address, dwelling.Address) : Mine.InPart(dwelling);
    }

    private static Dictionary<string, string> Typed(ResidenceDeclaration declaration) => new() { ["person"] = declaration.TypedName ?? "", ["number"] = declaration.CaseNumber };

    /// <summary>Declarations by others that the person of a new account has not heard of.</summary>
    internal Task<List<ResidenceDeclaration>> WaitingAsync(Guid personId, CancellationToken cancel) =>
        db.Set<ResidenceDeclaration>().AsNoTracking()
            .Where(d => d.PersonId == personId && d.DeclaredByAccountId != null && d.TakenOverAt == null && (d.State == DeclarationState.Doubtful || d.State == DeclarationState.Accepted))
            .OrderBy(d => d.SubmittedAt).Take(10).ToListAsync(cancel);
}

/// <summary>Somebody for whom others declared now has an account.</summary>
internal sealed class PersonCame(DeclarantTelling telling, IPersons persons) : IEventHandler<PersonIdentified>
{
    public async Task HandleAsync(PersonIdentified happened, Process process, CancellationToken cancel)
    {
        if (happened.OwnerAccountId is not { } account || persons.IsNowhereYet(happened.PersonId)) return;
        foreach (var declaration in await telling.WaitingAsync(happened.PersonId, cancel))
            if (await persons.FindAsync(happened.PersonId, cancel) is { } person) await telling.TellAccountAsync(declaration, person, account, cancel);
    }
}
