using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Orders;

/// <summary>Answers a person at the door: is the number on this officer's card valid, and whose is it?</summary>
internal sealed class OfficerCheck(IAccounts accounts, AttemptLimiter limiter)
{
    private const int PerHour = 20;

    private static readonly Refusal Missing = new("residence.officer.number-missing",
        "请输入工作证上的工号。", "Please enter the number on the card.", "Number");
    private static readonly Refusal TooMany = new Refusal("residence.officer.too-many",
        "查得太多了，请过一小时再试，或拨打服务电话。", "Too many checks. Please try again in an hour, or call the service line.", "Number") with { LeavesTrace = true };

    /// <param name="from">The account or the network address that asks.</param>
    /// <returns>The officer; null when the number is nobody's, or no longer valid.</returns>
    public async Task<Result<AccountInfo?>> FindAsync(string? typed, string from, CancellationToken cancel)
    {
        var number = typed?.Normalize(System.Text.NormalizationForm.FormKC).Trim() ?? "";
        if (number.Length is 0 or > 20) return Missing;
        if (!await limiter.SpendAsync("residence.officer-check", from, PerHour, TimeSpan.FromHours(1), cancel)) return TooMany;
        return Result.Ok(await accounts.FindStaffByNumberAsync(number, cancel));
    }
}
