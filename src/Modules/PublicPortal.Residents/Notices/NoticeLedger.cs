using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Notices;

/// <summary>Who was told what, and who consented to what, until when.</summary>
internal sealed class NoticeLedger(PortalDbContext db, NoticeSet notices, TimeProvider clock) : IProcessingNotices
{
    public IReadOnlyList<ProcessingNotice> All => notices.All;
    public ProcessingNotice Find(string name) => notices.Find(name);

    public async Task TellAsync(Guid accountId, string name, CancellationToken cancel)
    {
        var notice = notices.Find(name);
        await db.BeginWriteAsync(cancel);
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into residents_notice_told (id, account_id, processing, version, told_at)
            values ({Ids.New(now)}, {accountId}, {name}, {notice.Version}, {now.ToUnixTimeMilliseconds()})
            on conflict (account_id, processing, version) do nothing
            """, cancel);
    }

    /// <summary>Notes the consent to the present version in the present transaction; the caller saves.</summary>
    public async Task GiveAsync(Guid accountId, string name, CancellationToken cancel)
    {
        var notice = notices.Find(name);
        if (notice.Basis != LegalBasis.Consent) throw new InvalidOperationException($"'{name}' does not rest on consent.");
        var now = clock.GetUtcNow();
        var standing = await StandingAsync(accountId, name, cancel);
        if (standing?.Version == notice.Version) return;
        if (standing is not null)
        {
            standing.Withdraw(now);
            await db.SaveChangesAsync(cancel);   // the unique index allows one that stands
        }
        db.Add(new Consent { Id = Ids.New(now), AccountId = accountId, Processing = name, Version = notice.Version, GivenAt = now });
    }

    /// <summary>Notes the end of the consent; the caller saves.</summary>
    public async Task WithdrawAsync(Guid accountId, string name, CancellationToken cancel) =>
        (await StandingAsync(accountId, name, cancel))?.Withdraw(clock.GetUtcNow());

    public async Task<IReadOnlyList<NoticeTold>> ToldAsync(Guid accountId, CancellationToken cancel) =>
        await db.Set<NoticeTold>().AsNoTracking().Where(n => n.AccountId == accountId).OrderBy(n => n.ToldAt).ToListAsync(cancel);

    public async Task<IReadOnlyList<Consent>> ConsentsAsync(Guid accountId, CancellationToken cancel) =>
        await db.Set<Consent>().AsNoTracking().Where(c => c.AccountId == accountId).OrderBy(c => c.GivenAt).ToListAsync(cancel);

    private Task<Consent?> StandingAsync(Guid accountId, string name, CancellationToken cancel) =>
        db.Set<Consent>().FirstOrDefaultAsync(c => c.AccountId == accountId && c.Processing == name && c.WithdrawnAt == null, cancel);
}
