using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Challenges;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Field;

/// <summary>The bound WeChat of an official: offered, renewed, ended.</summary>
internal sealed class FieldBindings(PortalDbContext db, ChallengeBook challenges, TimeProvider clock, IOptions<AccountsOptions> options)
{
    public Task<FieldBinding?> OfAsync(Guid accountId, CancellationToken cancel) =>
        db.Set<FieldBinding>().AsNoTracking().FirstOrDefaultAsync(b => b.AccountId == accountId && b.EndedAt == null, cancel);

    /// <summary>A token for the phone, good once and for five minutes. The caller has made sure of both factors.</summary>
    public Task<string> OfferAsync(Guid accountId, CancellationToken cancel) => challenges.AddAsync(ChallengeKind.BindWeChat, accountId, "", cancel);

    /// <summary>Good for another term; both factors were proved just now.</summary>
    public async Task<Result> RenewAsync(Guid accountId, Process process, CancellationToken cancel)
    {
        if (await db.Set<FieldBinding>().FirstOrDefaultAsync(b => b.AccountId == accountId && b.EndedAt == null, cancel) is not { } binding) return FieldRefusals.None;
        binding.GoodUntil = clock.GetUtcNow().AddDays(options.Value.FieldDays);
        await db.SaveChangesAsync(cancel);
        process.Raise(new FieldWeChatRenewed(accountId, binding.Id, binding.GoodUntil));
        return Result.Ok();
    }

    /// <summary>Ends the binding and the sessions that came by it; ending it twice does no harm.</summary>
    /// <param name="why"><c>own</c>, <c>security</c>, <c>reset</c>, <c>deactivated</c></param>
    public async Task EndAsync(Guid accountId, string why, Process process, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        var now = clock.GetUtcNow();
        if (await OfAsync(accountId, cancel) is { } binding
            && await db.Set<FieldBinding>().Where(b => b.Id == binding.Id && b.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(b => b.EndedAt, now), cancel) == 1)
            process.Raise(new FieldWeChatEnded(accountId, binding.Id, why));
        await EndSessionsAsync(db, accountId, now, cancel);
    }

    internal static Task<int> EndSessionsAsync(PortalDbContext db, Guid accountId, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<Session>().Where(s => s.AccountId == accountId && s.FieldBindingId != null && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancel);
}
