using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Help;

/// <summary>One visit of help in a list.</summary>
internal sealed record HelpLine(HelpVisit Help, DwellingInfo? Dwelling, AccountInfo? Officer)
{
    public string Address => Dwelling?.Address ?? "";
}

/// <summary>One visit of help with what was written.</summary>
/// <param name="Phone">Of the account that asked, masked, for the officer who comes; the whole number is a recorded look.</param>
internal sealed record HelpView(HelpLine Line, string? ForWhom, string? Words, string? Phone, int Missed, bool SuggestsCall)
{
    public HelpVisit Help => Line.Help;
}

/// <summary>Reads about visits of help, of the people who asked and of officers within their places.</summary>
internal sealed class HelpQueries(
    PortalDbContext db, IPlaces places, IAccounts accounts, IAccountPhones phones, FieldCipher cipher, ICurrentUser user, IOptions<HelpOptions> options, TimeProvider clock)
{
    public static bool InReach(HelpVisit help, ICurrentUser user) =>
        help.OfficerAccountId == user.AccountId || user.Has(ResidencePermissions.Visit, help.ScopePath) || user.Has(ResidencePermissions.Oversee, help.ScopePath);

    public async Task<IReadOnlyList<HelpLine>> OwnAsync(Guid accountId, CancellationToken cancel) =>
        await LinesAsync(await db.Set<HelpVisit>().AsNoTracking().Where(h => h.AccountId == accountId).OrderByDescending(h => h.AskedAt).Take(50).ToListAsync(cancel), cancel);

    public async Task<HelpView?> FindOwnAsync(Guid helpId, Guid accountId, CancellationToken cancel) =>
        await db.Set<HelpVisit>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == helpId && h.AccountId == accountId, cancel) is { } help ? await ViewAsync(help, cancel) : null;

    /// <summary>Null when there is none in reach.</summary>
    public async Task<HelpView?> FindAsync(Guid helpId, CancellationToken cancel) =>
        await db.Set<HelpVisit>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == helpId, cancel) is { } help && InReach(help, user) ? await ViewAsync(help, cancel) : null;

    /// <param name="mine">Only those given to the present official; else all in reach.</param>
    public async Task<IReadOnlyList<HelpLine>> OpenAsync(bool mine, CancellationToken cancel)
    {
        var query = db.Set<HelpVisit>().AsNoTracking().Where(h => h.State == HelpState.Open);
        query = mine ? query.Where(h => h.OfficerAccountId == user.AccountId) : InReach(query);
        return await LinesAsync(await query.OrderBy(h => h.Day).ThenByDescending(h => h.Half).ThenBy(h => h.Seat).Take(200).ToListAsync(cancel), cancel);   // Morning after Afternoon by letters
    }

    /// <summary>For the desk: those of a state in reach, the latest first.</summary>
    public async Task<IReadOnlyList<HelpLine>> EndedAsync(CancellationToken cancel) =>
        await LinesAsync(await InReach(db.Set<HelpVisit>().AsNoTracking().Where(h => h.State != HelpState.Open)).OrderByDescending(h => h.EndedAt).Take(100).ToListAsync(cancel), cancel);

    /// <summary>Homes that the account has declared, to choose from.</summary>
    public async Task<IReadOnlyList<DwellingInfo>> HomesAsync(Guid accountId, CancellationToken cancel)
    {
        var ids = await db.Set<ResidenceDeclaration>().AsNoTracking()
            .Where(d => d.DeclarantAccountId == accountId && d.DwellingId != null && (d.State == DeclarationState.Accepted || d.State == DeclarationState.Doubtful))
            .Select(d => d.DwellingId!.Value).Distinct().ToListAsync(cancel);
        return [.. (await places.FindDwellingsAsync(ids, cancel)).Values.Where(d => d.Status == DwellingStatus.Active).OrderBy(d => d.Address)];
    }

    /// <summary>Missed visits of the last half year; only to suggest a call, nothing else hangs on it.</summary>
    public Task<int> MissedAsync(Guid accountId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().AddDays(-180);
        return db.Set<HelpVisit>().CountAsync(h => h.AccountId == accountId && h.State == HelpState.Missed && h.EndedAt > since, cancel);
    }

    public bool SuggestsCall(int missed) => missed >= options.Value.MissedUntilCall;

    private IQueryable<HelpVisit> InReach(IQueryable<HelpVisit> query)
    {
        var scopes = user.Scopes(ResidencePermissions.Visit).Concat(user.Scopes(ResidencePermissions.Oversee)).Distinct().ToList();
        return query.Where(ScopeFilter.Below<HelpVisit>(scopes, h => h.ScopePath));
    }

    private async Task<IReadOnlyList<HelpLine>> LinesAsync(List<HelpVisit> rows, CancellationToken cancel)
    {
        var where = await places.FindDwellingsAsync([.. rows.Select(h => h.DwellingId).Distinct()], cancel);
        var who = await accounts.FindManyAsync([.. rows.Select(h => h.OfficerAccountId).OfType<Guid>().Distinct()], cancel);
        return [.. rows.Select(h => new HelpLine(h, where.GetValueOrDefault(h.DwellingId), h.OfficerAccountId is { } id ? who.GetValueOrDefault(id) : null))];
    }

    private async Task<HelpView> ViewAsync(HelpVisit help, CancellationToken cancel)
    {
        var missed = await MissedAsync(help.AccountId, cancel);
        return new HelpView((await LinesAsync([help], cancel))[0],
            help.ForWhomSealed is { } whom ? cipher.Open(HelpVisit.ForWhomColumn, help.Id, whom) : null,
            help.WordsSealed is { } words ? cipher.Open(HelpVisit.WordsColumn, help.Id, words) : null,
            help.State == HelpState.Open && help.OfficerAccountId == user.AccountId && await phones.PhoneOfAsync(help.AccountId, cancel) is { } phone ? Masking.Number(phone) : null,
            missed, SuggestsCall(missed));
    }
}
