using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Staff;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Audit;

/// <summary><c>/desk/audit</c>: everything that was done, newest first. Reading changes nothing.</summary>
internal sealed class IndexModel(IEventHistory history, IAccounts accounts, StaffAccounts staff) : PortalPageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    /// <summary>Only what the official with this number did, or what was done to their account.</summary>
    [BindProperty(SupportsGet = true)] public string? Number { get; set; }

    public IReadOnlyList<PastEvent> Events { get; private set; } = [];
    public bool HasMore { get; private set; }
    public bool UnknownNumber { get; private set; }
    private IReadOnlyDictionary<Guid, AccountInfo> actors = new Dictionary<Guid, AccountInfo>();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        P = Math.Clamp(P, 1, 10_000);
        var found = await ReadAsync(cancel);
        (Events, HasMore) = ([.. found.Take(PageSize)], found.Count > PageSize);
        actors = await accounts.FindManyAsync([.. Events.SelectMany(e => new[] { e.AccountId, e.SubjectId }).OfType<Guid>().Distinct()], cancel);
    }

    /// <summary>Officials by name and number; residents only as such.</summary>
    public string Who(PastEvent happened) => happened.AccountId is { } id ? Named(id) ?? T("居民", "Resident") : "—";

    /// <summary>The official to whom it was done; null for everything else.</summary>
    public string? ToWhom(PastEvent happened) => happened.SubjectId == happened.AccountId ? null : Named(happened.SubjectId);

    private string? Named(Guid id) => actors.GetValueOrDefault(id) is not { } account ? null
        : account.Kind == AccountKind.Staff ? $"{account.DisplayName} {account.StaffNumber}" : T("居民", "Resident");

    private static string T(string zh, string en) => PublicPortal.Hosting.Pages.Text.T(zh, en);

    private async Task<IReadOnlyList<PastEvent>> ReadAsync(CancellationToken cancel)
    {
        var skip = (P - 1) * PageSize;
        if (string.IsNullOrWhiteSpace(Number)) return await history.LatestAsync(skip, PageSize + 1, cancel);
        var account = await staff.FindAsync(Number, cancel);
        UnknownNumber = account is null;
        return account is null ? [] : await history.ByAccountAsync(account.Id, skip, PageSize + 1, cancel);
    }
}
