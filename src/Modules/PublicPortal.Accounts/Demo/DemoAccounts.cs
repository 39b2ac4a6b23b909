using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Registry;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Demo;

/// <summary>Accounts of the made-up people. Registered in Development alone.</summary>
internal sealed class DemoAccounts(PortalDbContext db, PortalContent content, TimeProvider clock) : IDemoData
{
    public static string Name => "accounts";

    public async Task LoadAsync(CancellationToken cancel)
    {
        var people = DemoPeople.Read(content);
        var now = clock.GetUtcNow();
        var roles = await db.Set<Role>().ToDictionaryAsync(r => r.Name, r => r.Id, cancel);
        foreach (var resident in people.Residents)
        {
            var account = new Account { Id = Ids.New(now), Kind = AccountKind.Resident, DisplayName = Masking.Name(resident.Name), CreatedAt = now };
            db.Add(account);
            foreach (var (provider, id) in new[] { (DemoPeople.Provider, resident.Key), ("wechat", resident.WeChat!) })
                db.Add(new ExternalLogin { Id = Ids.New(now), Provider = provider, ExternalId = id, AccountId = account.Id, CreatedAt = now });
        }
        foreach (var official in people.Staff)
        {
            var account = new Account { Id = Ids.New(now), Kind = AccountKind.Staff, DisplayName = official.Name, StaffNumber = official.StaffNumber, CreatedAt = now };
            db.Add(account);
            db.AddRange(official.Roles.Select(r => new RoleGrant { Id = Ids.New(now), AccountId = account.Id, RoleId = roles[r.Role], ScopePath = r.ScopePath, GrantedAt = now }));
        }
        await db.SaveChangesAsync(cancel);
    }
}
