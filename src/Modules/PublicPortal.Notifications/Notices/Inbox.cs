using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Notifications.Templates;

namespace PublicPortal.Notifications.Notices;

/// <summary>One row of the inbox, in the reader's language.</summary>
internal sealed record InboxRow(Guid Id, string Title, string Body, string Path, DateTimeOffset At, bool IsUnread);

internal sealed record InboxPage(IReadOnlyList<InboxRow> Rows, int Total, int Unread);

/// <summary>Reads and marks the messages of one account; nobody else's are ever found.</summary>
internal sealed class Inbox(PortalDbContext db, TemplateSet templates, TimeProvider clock) : IInbox
{
    public const int PageSize = 20;

    public Task<int> UnreadAsync(Guid accountId, CancellationToken cancel) =>
        db.Set<Notice>().CountAsync(n => n.AccountId == accountId && n.ReadAt == null, cancel);

    /// <param name="number">From 1; a page beyond the last one is the last one.</param>
    public async Task<(InboxPage Page, int Number)> PageAsync(Guid accountId, int number, CancellationToken cancel)
    {
        var mine = db.Set<Notice>().AsNoTracking().Where(n => n.AccountId == accountId);
        var total = await mine.CountAsync(cancel);
        var unread = total == 0 ? 0 : await UnreadAsync(accountId, cancel);
        number = Math.Clamp(number, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var notices = await mine.OrderBy(n => n.ReadAt != null).ThenByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id)
            .Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return (new InboxPage([.. notices.Select(Row)], total, unread), number);
    }

    /// <summary>Marks the message read and says where it leads.</summary>
    /// <returns>Null when the account has no such message.</returns>
    public async Task<string?> OpenAsync(Guid accountId, Guid noticeId, CancellationToken cancel)
    {
        var notice = await db.Set<Notice>().FirstOrDefaultAsync(n => n.Id == noticeId && n.AccountId == accountId, cancel);
        if (notice is null) return null;
        notice.Read(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return notice.Path;
    }

    public async Task ReadAllAsync(Guid accountId, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        DateTimeOffset? now = clock.GetUtcNow();
        await db.Set<Notice>().Where(n => n.AccountId == accountId && n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel);
    }

    private InboxRow Row(Notice notice)
    {
        var text = templates.Find(notice.Template) is { } template ? templates.Render(template, notice.ReadValues(), notice.CreatedAt) : null;
        return new(notice.Id, text?.Title.ToString() ?? new LocalizedText("一条消息", "A message").ToString(), text?.Body.ToString() ?? "", notice.Path, notice.CreatedAt, notice.IsUnread);
    }
}
