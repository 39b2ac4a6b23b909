using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Kernel;
using PublicPortal.Data;
using PublicPortal.Residence.Declarations;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

public class DraftTidyUpTests
{
    [Theory, BothDatabases]
    public async Task ExpiredDrafts_AreDeletedByTheJob_FreshOnesStay(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var now = site.Clock.GetUtcNow();
        var (old, fresh) = (Ids.New(now), Ids.New(now));
        await site.ActAsync(async (services, _) =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.Add(new DeclarationDraft { Id = old, AccountId = Ids.New(now), ExpiresAt = now.AddHours(-1) });
            db.Add(new DeclarationDraft { Id = fresh, AccountId = Ids.New(now), ExpiresAt = now.AddHours(1) });
            return await db.SaveChangesAsync();
        });
        await site.RunJobsAsync();
        Assert.Equal([fresh], await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<DeclarationDraft>().Select(d => d.Id).ToListAsync()));
    }
}
