using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;

namespace PublicPortal.Notifications.Preferences;

internal sealed class PreferenceService(PortalDbContext db)
{
    public async Task<ChannelPreference> OfAsync(Guid accountId, CancellationToken cancel) =>
        await db.Set<ChannelPreference>().AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == accountId, cancel)
        ?? new ChannelPreference { AccountId = accountId };

    public async Task ChooseAsync(Guid accountId, bool weChat, bool sms, CancellationToken cancel)
    {
        var preference = await db.Set<ChannelPreference>().FirstOrDefaultAsync(p => p.AccountId == accountId, cancel);
        if (preference is null) db.Add(preference = new ChannelPreference { AccountId = accountId });
        preference.Choose(weChat, sms);
        if (await db.SaveOrDuplicateAsync(cancel) is null) return;
        // Two tabs saved their first choice at once: the later one counts.
        preference = await db.Set<ChannelPreference>().FirstAsync(p => p.AccountId == accountId, cancel);
        preference.Choose(weChat, sms);
        await db.SaveChangesAsync(cancel);
    }
}
