using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residents.Persons;

namespace PublicPortal.Residents.Phones.SignIn;

/// <summary>
/// A person who comes through another door than before (phone, then WeChat, or the other way round) goes on with what they
/// have. Three things must be there at once: name and document number typed now, the same phone number proved by an SMS
/// in both accounts, and no second WeChat. The present account stays; the earlier one ends in it.
/// </summary>
internal sealed class AccountJoin(PortalDbContext db, IExternalSignIn accounts, IAccounts names, INotifier notifier)
{
    /// <returns>False when it is not proved: the caller answers as to a stranger.</returns>
    public async Task<bool> TryAsync(Person person, Guid here, Process process, CancellationToken cancel)
    {
        var there = person.AccountId!.Value;
        var numbers = await db.Set<Phone>().AsNoTracking().Where(p => p.AccountId == here || p.AccountId == there).Select(p => p.NumberIndex).ToListAsync(cancel);
        if (numbers.Count != 2 || !numbers[0].AsSpan().SequenceEqual(numbers[1])) return false;
        if (!await accounts.JoinAsync(there, here, process, cancel)) return false;
        person.BelongTo(here, hasConfirmedPhone: true);
        await names.RenameAsync(here, person.MaskedName, cancel);
        await notifier.NotifyAsync(here, "residents.accounts-joined", new Dictionary<string, string>(), "/my/sessions", cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>What this module keeps for an account goes over to the one it was joined with.</summary>
internal sealed class JoinedAccounts(PortalDbContext db) : IEventHandler<AccountsJoined>
{
    public async Task HandleAsync(AccountsJoined happened, Process process, CancellationToken cancel)
    {
        var (from, to) = (happened.From, happened.To);
        await db.BeginWriteAsync(cancel);
        // The consent to SMS goes along with the number; both accounts have the same one.
        var reminded = await db.Set<Phone>().AnyAsync(p => p.AccountId == from && !p.SignInOnly, cancel);
        if (reminded) await db.Set<Phone>().Where(p => p.AccountId == to).ExecuteUpdateAsync(set => set.SetProperty(p => p.SignInOnly, false), cancel);
        await db.Set<Phone>().Where(p => p.AccountId == from).ExecuteDeleteAsync(cancel);
        await db.Set<PhoneCode>().Where(c => c.AccountId == from).ExecuteDeleteAsync(cancel);
        await db.Database.ExecuteSqlAsync($"""
            update residents_notice_told set account_id = {to} where account_id = {from} and not exists
              (select 1 from residents_notice_told mine where mine.account_id = {to} and mine.processing = residents_notice_told.processing and mine.version = residents_notice_told.version)
            """, cancel);
        await db.Database.ExecuteSqlAsync($"""
            update residents_consent set account_id = {to} where account_id = {from} and (withdrawn_at is not null or not exists
              (select 1 from residents_consent mine where mine.account_id = {to} and mine.processing = residents_consent.processing and mine.withdrawn_at is null))
            """, cancel);
        await db.Database.ExecuteSqlAsync($"""
            update residents_agent set account_id = {to} where account_id = {from} and (ended_at is not null or not exists
              (select 1 from residents_agent mine where mine.account_id = {to} and mine.organisation_id = residents_agent.organisation_id and mine.ended_at is null))
            """, cancel);
        await db.Database.ExecuteSqlAsync($"""
            update residents_request set account_id = {to} where account_id = {from} and (answered_at is not null or not exists
              (select 1 from residents_request mine where mine.account_id = {to} and mine.kind = residents_request.kind and mine.answered_at is null))
            """, cancel);
    }
}
