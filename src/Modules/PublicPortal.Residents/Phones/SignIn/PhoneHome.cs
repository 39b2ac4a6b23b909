using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Residents.Persons;

namespace PublicPortal.Residents.Phones.SignIn;

/// <summary>Who came by phone and has not said who they are finds the way to what they did before.</summary>
internal sealed class PhoneHome(PortalDbContext db) : IHomeSlot
{
    public async Task<IReadOnlyList<HomeItem>> WaitingAsync(Guid accountId, CancellationToken cancel) =>
        await db.Set<Phone>().AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == accountId && p.SignInOnly, cancel) is { } phone
        && !await db.Set<Person>().AnyAsync(p => p.AccountId == accountId, cancel)
            ? [new HomeItem(new("以前申报过？", "Declared before?"), new("填姓名和证件号码，接着看您的申报", "Enter name and ID number to see your declarations"), "/my/identity/join", "id-card", phone.ConfirmedAt)
                { Act = new("接着看我的申报", "Go on with mine") }]
            : [];

    public Task<IReadOnlyList<HomeItem>> LatelyAsync(Guid accountId, CancellationToken cancel) => Task.FromResult<IReadOnlyList<HomeItem>>([]);
}
