using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Documents;
using PublicPortal.Residents.Guardians;
using PublicPortal.Residents.Persons;
using PublicPortal.Residents.Phones;

namespace PublicPortal.Residents.Desk;

internal sealed record PersonRow(Guid Id, string MaskedName, DocumentType DocumentType, string MaskedNumber, VerifiedLevel Level, string? HomeCommunity);

/// <param name="Name">Masked; the guardian's or the child's.</param>
internal sealed record LinkRow(Guid Id, string Name, bool IsChild, bool IsConfirmed);

internal sealed record PersonCase(PersonInfo Info, string? HomeCommunity, string? MaskedPhone, DateTimeOffset? SeenAt, IReadOnlyList<LinkRow> Links, bool MayReveal, bool MayVerify);

/// <summary>What officials do with persons: find, show whole with a reason, note as seen. Each leaves its trace with the person.</summary>
internal sealed class DeskPersons(
    PortalDbContext db, PersonStore store, IPersons persons, PhoneBook phones, DeskScope scope, IPlaces places, AttemptLimiter limiter,
    ICurrentUser user, IOptions<ResidentsOptions> options, CountyCodes counties, TimeProvider clock)
{
    public const string ByPhone = "phone";

    /// <summary>Exact matches only; a person out of scope is as good as none.</summary>
    public async Task<Result<IReadOnlyList<PersonRow>>> SearchAsync(string? by, string? number, Process process, CancellationToken cancel)
    {
        var query = Query(by, number);
        var wrong = new List<Refusal>(query.Refusals);
        if (!IsReason(process.Reason)) wrong.Add(DeskRefusals.NoReason);
        if (wrong.Count > 0) return Result<IReadOnlyList<PersonRow>>.Refuse(wrong);
        if (!await limiter.SpendAsync("residents.search", user.AccountId!.Value.ToString("N"), options.Value.SearchesPerHour, TimeSpan.FromHours(1), cancel)) return DeskRefusals.TooMany;

        var rows = new List<PersonRow>();
        foreach (var person in await query.Value.Take(20).ToListAsync(cancel))
        {
            if (!await scope.ReachesAsync(ResidentsPermissions.Search, person, cancel)) continue;
            rows.Add(new PersonRow(person.Id, person.MaskedName, person.DocumentType, person.MaskedNumber, person.Level, await CommunityAsync(person, cancel)));
            process.Raise(new PersonFound(person.Id));
        }
        return rows;
    }

    /// <returns>Null when there is no such person within the official's scope.</returns>
    public async Task<PersonCase?> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await ReachableAsync(id, ResidentsPermissions.Search, cancel) is not { } person) return null;
        var phone = person.AccountId is not { } account ? null
            : await db.Set<Phone>().Where(p => p.AccountId == account).Select(p => p.MaskedNumber).FirstOrDefaultAsync(cancel);
        return new PersonCase(store.Info(person), await CommunityAsync(person, cancel), phone, person.SeenAt, await LinksAsync(id, cancel),
            await scope.ReachesAsync(ResidentsPermissions.Reveal, person, cancel), await scope.ReachesAsync(ResidentsPermissions.Verify, person, cancel));
    }

    public async Task<Result<FullIdentity?>> RevealAsync(Guid id, Process process, CancellationToken cancel)
    {
        if (!IsReason(process.Reason)) return DeskRefusals.NoReason;
        if (await ReachableAsync(id, ResidentsPermissions.Reveal, cancel) is null) return Result.Ok<FullIdentity?>(null);
        return Result.Ok(await persons.RevealAsync(id, process, cancel));
    }

    /// <summary>The clerk types the number from the document in hand: seeing is more than looking at a screen.</summary>
    /// <returns>False when there is no such person within the official's scope.</returns>
    public async Task<Result<bool>> SeenAsync(Guid id, string? document, string? number, Process process, CancellationToken cancel)
    {
        if (await ReachableAsync(id, ResidentsPermissions.Verify, cancel) is not { } known) return false;
        if (DocumentTypes.Find(document) is not { } type) return DeskRefusals.NoDocument;
        var typed = IdentityDocument.Parse(type, number, ChinaTime.Today(clock), counties);
        if (typed.IsRefused) return typed.Refusals[0].At("Number");
        if (!store.Index(type, typed.Value.Number).AsSpan().SequenceEqual(known.DocumentIndex)) return DeskRefusals.OtherNumber;
        (await store.ForWriteAsync(id, cancel))!.NoteSeen(clock.GetUtcNow());
        process.Raise(new PersonSeen(id, type));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>The papers of guardian and child were seen at the counter.</summary>
    public async Task<bool> ConfirmGuardianAsync(Guid id, Guid linkId, Process process, CancellationToken cancel)
    {
        if (await ReachableAsync(id, ResidentsPermissions.Verify, cancel) is null) return false;
        var link = await db.Set<GuardianLink>().FirstOrDefaultAsync(l => l.Id == linkId && l.EndedAt == null && (l.ChildPersonId == id || l.GuardianPersonId == id), cancel);
        if (link is null) return false;
        if (link.Status == GuardianStatus.Confirmed) return true;
        link.Confirm(clock.GetUtcNow());
        process.Raise(new GuardianLinkChanged(link.ChildPersonId, link.GuardianPersonId, "confirmed"));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    internal static bool IsReason(string? reason) => reason?.Trim().Length is >= DeskRefusals.ShortestReason and <= DeskRefusals.LongestReason;

    private Result<IQueryable<Person>> Query(string? by, string? number)
    {
        var all = db.Set<Person>().AsNoTracking();
        if (by == ByPhone)
        {
            var mobile = MobileNumber.Parse(number);
            if (mobile.IsRefused) return mobile.Refusals[0].At("Number");
            var phone = phones.Index(mobile.Value.Value);
            var accounts = db.Set<Phone>().Where(p => p.NumberIndex == phone).Select(p => (Guid?)p.AccountId);
            return Result.Ok(all.Where(p => accounts.Contains(p.AccountId)).OrderBy(p => p.Id).AsQueryable());
        }
        if (DocumentTypes.Find(by) is not { } type) return DeskRefusals.NoKind;
        var document = IdentityDocument.Parse(type, number, ChinaTime.Today(clock), counties);
        if (document.IsRefused) return document.Refusals[0].At("Number");
        var index = store.Index(type, document.Value.Number);
        return Result.Ok(all.Where(p => p.DocumentIndex == index));
    }

    private async Task<Person?> ReachableAsync(Guid id, Permission permission, CancellationToken cancel) =>
        await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel) is { } person && await scope.ReachesAsync(permission, person, cancel) ? person : null;

    private async Task<string?> CommunityAsync(Person person, CancellationToken cancel) =>
        person.HomeCommunityId is { } home ? (await places.FindPlaceAsync(home, cancel))?.Name : null;

    private async Task<IReadOnlyList<LinkRow>> LinksAsync(Guid id, CancellationToken cancel) =>
        await (from link in db.Set<GuardianLink>().AsNoTracking()
               from other in db.Set<Person>().AsNoTracking()
               where link.EndedAt == null
                   && ((link.GuardianPersonId == id && other.Id == link.ChildPersonId) || (link.ChildPersonId == id && other.Id == link.GuardianPersonId))
               orderby link.Since
               select new LinkRow(link.Id, other.MaskedName, link.GuardianPersonId == id, link.Status == GuardianStatus.Confirmed)).ToListAsync(cancel);
}
