using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Guardians;
using PublicPortal.Residents.Persons;
using PublicPortal.Residents.Phones;

namespace PublicPortal.Residents.Privacy;

/// <param name="Person">Null while the account has not said who it is.</param>
internal sealed record IdentityView(PersonInfo? Person, VerifiedLevel Level, string? HomeCommunity, DateTimeOffset? HomeSince, string? MaskedPhone, IReadOnlyList<ChildRow> Children);

/// <summary>What <c>/my/identity</c> shows: masked, as somebody may look over the shoulder.</summary>
internal sealed class OwnIdentity(PortalDbContext db, PersonStore store, GuardianService guardians, PhoneService phones, IPlaces places)
{
    public async Task<IdentityView> OfAsync(Guid accountId, CancellationToken cancel)
    {
        var phone = (await phones.StateAsync(accountId, cancel)).Masked;
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == accountId, cancel);
        if (person is null) return new IdentityView(null, phone is null ? VerifiedLevel.WeChat : VerifiedLevel.Phone, null, null, phone, []);
        var home = person.HomeCommunityId is { } id ? await places.FindPlaceAsync(id, cancel) : null;
        return new IdentityView(store.Info(person), person.Level, home?.Name, person.HomeCommunitySince, phone, await guardians.ChildrenAsync(person.Id, cancel));
    }
}
