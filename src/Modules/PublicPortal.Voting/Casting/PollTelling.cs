using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Voting.Holding;

namespace PublicPortal.Voting.Casting;

/// <summary>Tells the members of a poll that it has opened, closed or was cancelled: some hundred in each act, so that none is long.</summary>
internal sealed class PollTelling(PortalDbContext db, UnitOfWork work, INotifier notifier, IAccountPersons persons) : IPortalJob
{
    private const int AtOnce = 300;

    public string Name => "voting.tell";
    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var id in await db.Set<Poll>().AsNoTracking().Where(p => p.News != null).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancel))
            while (!cancel.IsCancellationRequested && await TellSomeAsync(id, cancel)) { }
    }

    /// <returns>Whether there are more.</returns>
    private async Task<bool> TellSomeAsync(Guid id, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        // Holds the row: the next piece of another node waits for this one.
        await db.Set<Poll>().Where(p => p.Id == id && p.News != null).ExecuteUpdateAsync(set => set.SetProperty(p => p.ToldUpTo, p => p.ToldUpTo), cancel);
        var poll = await db.Set<Poll>().AsNoTracking().Where(p => p.Id == id).Select(p => new { p.News, p.ToldUpTo, p.QuestionZh, p.QuestionEn, p.ClosesAt, p.EndReason }).FirstAsync(cancel);
        if (poll.News is not { } news)
        {
            await work.RollbackAsync();
            return false;
        }
        var last = poll.ToldUpTo ?? "";
        var members = await db.Set<PollVoter>().AsNoTracking().Where(v => v.PollId == id && string.Compare(v.Member, last) > 0).OrderBy(v => v.Member).Take(AtOnce).Select(v => new { v.Member, v.PersonId }).ToListAsync(cancel);
        var accounts = await persons.AccountsOfAsync([.. members.Select(m => m.PersonId)], cancel);
        var question = NoticeValue.Of(new LocalizedText(poll.QuestionZh, poll.QuestionEn));
        foreach (var account in accounts.Values)
            await (news switch
            {
                PollNews.Opened => notifier.NotifyAsync(account, "voting.opened", new Dictionary<string, string> { ["question"] = question, ["until"] = NoticeValue.Of(poll.ClosesAt) }, $"/votes/{id}", cancel),
                PollNews.Closed => notifier.NotifyAsync(account, "voting.closed", new Dictionary<string, string> { ["question"] = question }, Poll.PathOf(id), cancel),
                _ => notifier.NotifyAsync(account, "voting.cancelled", new Dictionary<string, string> { ["question"] = question, ["reason"] = poll.EndReason ?? "" }, Poll.PathOf(id), cancel),
            });
        var more = members.Count == AtOnce;
        var (next, told) = (more ? news : (PollNews?)null, more ? members[^1].Member : null);
        // News that came meanwhile (it opened and was cancelled) begins anew by itself.
        await db.Set<Poll>().Where(p => p.Id == id && p.News == news).ExecuteUpdateAsync(set => set.SetProperty(p => p.News, next).SetProperty(p => p.ToldUpTo, told), cancel);
        await work.CompleteAsync(cancel);
        db.ChangeTracker.Clear();
        return more;
    }
}
