using PublicPortal.Accounts.Contracts;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Kernel;

namespace PublicPortal.Residents.Privacy;

internal enum LookKind { Found, Revealed, Picture, Earlier, Mismatch }

/// <summary>One look at a person's data.</summary>
/// <param name="By">Name and number of the official; null where nobody of the offices looked.</param>
internal sealed record Look(LookKind Kind, DateTimeOffset At, string? By, string? Reason);

/// <summary>Who looked at a person's data, when and why: from the record that nobody can change.</summary>
internal sealed class Looks(IEventHistory history, IAccounts accounts)
{
    private static readonly Dictionary<string, LookKind> Kinds = new()
    {
        ["residents.person-found"] = LookKind.Found,
        ["residents.identity-revealed"] = LookKind.Revealed,
        ["residents.picture-seen"] = LookKind.Picture,
        ["residence.earlier-records-shown"] = LookKind.Earlier,
        ["residents.identity-mismatched"] = LookKind.Mismatch,
    };

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Look>> OfAsync(Guid personId, CancellationToken cancel)
    {
        var events = (await history.OfAsync(personId, cancel)).Where(e => Kinds.ContainsKey(e.Name)).ToList();
        var officials = await accounts.FindManyAsync([.. events.Select(e => e.AccountId).OfType<Guid>().Distinct()], cancel);
        return [.. events.Select(e => new Look(Kinds[e.Name], e.At, Who(e.AccountId, officials), e.Reason))];
    }

    /// <summary>Officials answer with name and number; who else tried a number stays unnamed.</summary>
    private static string? Who(Guid? accountId, IReadOnlyDictionary<Guid, AccountInfo> known) =>
        accountId is { } id && known.TryGetValue(id, out var account) && account.Kind == AccountKind.Staff ? new LocalizedText($"{account.DisplayName}（工号 {account.StaffNumber}）", $"{account.DisplayName} (number {account.StaffNumber})").ToString() : null;
}
