using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Documents;
using PublicPortal.Residents.Notices;
using PublicPortal.Residents.Persons;

namespace PublicPortal.Residents.Guardians;

/// <summary>A child on a guardian's own list: nothing is shown but what the guardian said.</summary>
internal sealed record ChildRow(Guid LinkId, string MaskedName, string MaskedNumber, bool IsConfirmed);

/// <summary>Children who act through the account's person.</summary>
internal sealed class GuardianService(
    PortalDbContext db, PersonStore store, Identification identification, NoticeLedger ledger, INotifier notifier, CountyCodes counties,
    IOptions<ResidentsOptions> options, TimeProvider clock) : IGuardians
{
    /// <summary>The consent that only a guardian can give.</summary>
    public const string ConsentName = "child";

    /// <summary>Below this age a child acts only through a guardian (PIPL art 31).</summary>
    public const int ChildUnder = 14;
    private const int Adult = 18;

    public async Task<IReadOnlyList<ChildRow>> ChildrenAsync(Guid guardianPersonId, CancellationToken cancel) =>
        await (from link in db.Set<GuardianLink>().AsNoTracking()
               join child in db.Set<Person>().AsNoTracking() on link.ChildPersonId equals child.Id
               where link.GuardianPersonId == guardianPersonId && link.EndedAt == null
               orderby link.Since, link.Id
               select new ChildRow(link.Id, child.MaskedName, child.MaskedNumber, link.Status == GuardianStatus.Confirmed)).ToListAsync(cancel);

    public async Task<Result> DeclareAsync(
        Guid accountId, string? name, string? type, string? number, bool isGuardian, bool consents, Process process, CancellationToken cancel) =>
        await LinkAsync(accountId, name, DocumentTypes.Find(type) ?? DocumentType.ResidentId, number, isGuardian, consents, process, cancel);

    async Task<Result<PersonInfo>> IGuardians.DeclareAsync(Guid accountId, string name, DocumentType type, string number, bool consents, Process process, CancellationToken cancel)
    {
        var index = store.Index(type, TypedNumber.Normalize(number));
        var mine = await (from l in db.Set<GuardianLink>() join g in db.Set<Person>() on l.GuardianPersonId equals g.Id join c in db.Set<Person>() on l.ChildPersonId equals c.Id
                          where g.AccountId == accountId && c.DocumentIndex == index && l.EndedAt == null select c).FirstOrDefaultAsync(cancel);
        if (mine is not null && PersonName.Parse(name) is { IsOk: true } said && store.IsName(mine, said.Value)) return store.Info(mine);
        return await LinkAsync(accountId, name, type, number, isGuardian: true, consents, process, cancel);
    }

    private async Task<Result<PersonInfo>> LinkAsync(
        Guid accountId, string? name, DocumentType documentType, string? number, bool isGuardian, bool consents, Process process, CancellationToken cancel)
    {
        var today = ChinaTime.Today(clock);
        var guardian = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == accountId, cancel);
        if (guardian is null) return GuardianRefusals.NoIdentity;
        if (store.Info(guardian).AgeAt(today) < Adult) return GuardianRefusals.NotAdult;
        var typedName = PersonName.Parse(name);
        var document = IdentityDocument.Parse(documentType, number, today, counties);
        var wrong = new List<Refusal>([.. typedName.Refusals.Select(r => r.At("Name")), .. document.Refusals.Select(r => r.At("Number"))]);
        if (document.IsOk && document.Value.BirthDate is { } born && born.AddYears(ChildUnder) <= today) wrong.Add(GuardianRefusals.TooOld);
        if (!isGuardian) wrong.Add(GuardianRefusals.NotDeclared);
        if (!consents) wrong.Add(GuardianRefusals.NoConsent);
        if (wrong.Count > 0) return Result<PersonInfo>.Refuse(wrong);

        await ledger.TellAsync(accountId, "guardian", cancel);
        if (await TooManyAsync(guardian.Id, cancel)) return GuardianRefusals.TooMany.With(options.Value.MostUnconfirmedChildren);
        var child = await identification.IdentifyAsync(name, documentType, number, accountId: null, process, cancel);
        if (child.IsRefused) return child;
        if (child.Value.AccountId is not null || child.Value.Id == guardian.Id) return PersonRefusals.NoMatch;
        await ledger.TellAsync(accountId, ConsentName, cancel);
        await ledger.GiveAsync(accountId, ConsentName, cancel);
        var linked = await LinkAsync(guardian, child.Value, process, cancel);
        return linked.IsRefused ? Result<PersonInfo>.Refuse(linked.Refusals) : child;
    }

    /// <summary>The guardian takes the child off the list.</summary>
    /// <returns>False when there is no such link of this guardian.</returns>
    public async Task<bool> EndAsync(Guid accountId, Guid linkId, Process process, CancellationToken cancel)
    {
        var link = await (from l in db.Set<GuardianLink>()
                          join g in db.Set<Person>() on l.GuardianPersonId equals g.Id
                          where l.Id == linkId && g.AccountId == accountId && l.EndedAt == null
                          select l).FirstOrDefaultAsync(cancel);
        if (link is null) return false;
        link.End(clock.GetUtcNow());
        process.Raise(new GuardianLinkChanged(link.ChildPersonId, link.GuardianPersonId, "ended"));
        if (!await db.Set<GuardianLink>().AnyAsync(l => l.GuardianPersonId == link.GuardianPersonId && l.Id != link.Id && l.EndedAt == null, cancel))
            await ledger.WithdrawAsync(accountId, ConsentName, cancel);   // the last child: nothing is left to consent to
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<Result> LinkAsync(Person guardian, PersonInfo child, Process process, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var others = await (from l in db.Set<GuardianLink>().AsNoTracking()
                            join g in db.Set<Person>().AsNoTracking() on l.GuardianPersonId equals g.Id
                            where l.ChildPersonId == child.Id && l.EndedAt == null
                            select new { g.Id, g.AccountId }).ToListAsync(cancel);
        if (others.Any(o => o.Id == guardian.Id)) return GuardianRefusals.AlreadyThere;
        db.Add(new GuardianLink { Id = Ids.New(now), GuardianPersonId = guardian.Id, ChildPersonId = child.Id, Since = now });
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return GuardianRefusals.AlreadyThere;
        process.Raise(new GuardianLinkChanged(child.Id, guardian.Id, "declared"));
        // Nobody becomes guardian of a child behind the back of those who already are.
        foreach (var other in others.Where(o => o.AccountId is not null))
            await notifier.NotifyAsync(other.AccountId!.Value, "residents.guardian-added", new Dictionary<string, string> { ["child"] = child.MaskedName, ["guardian"] = guardian.MaskedName }, "/my/identity", cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    private async Task<bool> TooManyAsync(Guid guardianPersonId, CancellationToken cancel) =>
        await db.Set<GuardianLink>().CountAsync(g => g.GuardianPersonId == guardianPersonId && g.EndedAt == null && g.Status == GuardianStatus.Declared, cancel)
            >= options.Value.MostUnconfirmedChildren;
}
