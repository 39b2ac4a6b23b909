using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Grants;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Registry;

internal sealed class AccountRegistry(PortalDbContext db) : IAccounts
{
    private IQueryable<Account> Accounts => db.Set<Account>().AsNoTracking();

    public async Task<AccountInfo?> FindAsync(Guid accountId, CancellationToken cancel) =>
        (await Accounts.FirstOrDefaultAsync(a => a.Id == accountId, cancel))?.Info();

    public async Task<IReadOnlyDictionary<Guid, AccountInfo>> FindManyAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken cancel) =>
        accountIds.Count == 0 ? new Dictionary<Guid, AccountInfo>()
        : (await Accounts.Where(a => accountIds.Contains(a.Id)).ToListAsync(cancel)).ToDictionary(a => a.Id, a => a.Info());

    public async Task<IReadOnlyList<AccountInfo>> StaffOverAsync(Permission permission, string scopePath, CancellationToken cancel)
    {
        var over = Prefixes(scopePath);
        var found = await (from g in db.Set<RoleGrant>().AsNoTracking()
                           join p in db.Set<RolePermission>() on g.RoleId equals p.RoleId
                           join a in db.Set<Account>() on g.AccountId equals a.Id
                           where p.Permission == permission.Name && over.Contains(g.ScopePath) && a.Active && a.Kind == AccountKind.Staff
                           select new { Account = a, g.ScopePath }).ToListAsync(cancel);
        return
        [
            .. found.GroupBy(f => f.Account.Id)
                .OrderByDescending(g => g.Max(f => f.ScopePath.Length)).ThenBy(g => g.First().Account.StaffNumber, StringComparer.Ordinal)
                .Select(g => g.First().Account.Info()),
        ];
    }

    public async Task<IReadOnlyList<StaffReach>> StaffWithinAsync(Permission permission, IReadOnlyCollection<string> scopePaths, CancellationToken cancel)
    {
        var over = scopePaths.SelectMany(Prefixes).Distinct().ToList();
        var below = Hosting.Access.ScopeFilter.Below<RoleGrant>(scopePaths, g => g.ScopePath);
        var found = await (from g in db.Set<RoleGrant>().AsNoTracking().Where(below).Union(db.Set<RoleGrant>().AsNoTracking().Where(g => over.Contains(g.ScopePath)))
                           join p in db.Set<RolePermission>() on g.RoleId equals p.RoleId
                           join a in db.Set<Account>() on g.AccountId equals a.Id
                           where p.Permission == permission.Name && a.Active && a.Kind == AccountKind.Staff
                           select new { Account = a, g.ScopePath }).ToListAsync(cancel);
        return
        [
            .. found.GroupBy(f => f.Account.Id).OrderBy(g => g.First().Account.StaffNumber, StringComparer.Ordinal)
                .Select(g => new StaffReach(g.First().Account.Info(), [.. g.Select(f => f.ScopePath).Distinct()])),
        ];
    }

    public async Task<AccountInfo?> FindStaffByNumberAsync(string staffNumber, CancellationToken cancel)
    {
        var number = StaffNumbers.Normalize(staffNumber);
        return (await Accounts.FirstOrDefaultAsync(a => a.StaffNumber == number && a.Active && a.Kind == AccountKind.Staff, cancel))?.Info();
    }

    public async Task RenameAsync(Guid accountId, string displayName, CancellationToken cancel)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.Id == accountId, cancel);
        account.DisplayName = displayName.Length <= 60 ? displayName : displayName[..60];
        await db.SaveChangesAsync(cancel);
    }

    /// <summary><c>a/b/</c> → "", <c>a/</c>, <c>a/b/</c>: the paths of grants that reach it.</summary>
    internal static List<string> Prefixes(string scopePath)
    {
        var prefixes = new List<string> { "" };
        for (var i = scopePath.IndexOf('/', StringComparison.Ordinal); i >= 0; i = scopePath.IndexOf('/', i + 1)) prefixes.Add(scopePath[..(i + 1)]);
        return prefixes;
    }
}

/// <summary>Numbers on officials' cards: capital letters, digits and hyphens.</summary>
internal static class StaffNumbers
{
    /// <summary>As stored: full-width forms folded, capital letters, no blanks.</summary>
    public static string Normalize(string? typed) =>
        new([.. (typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)).Select(char.ToUpperInvariant).Take(40)]);

    public static bool IsValid(string number) => number.Length is >= 2 and <= 20 && number.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');
}
