using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Staff;

/// <summary>Ten codes to print and lock away; each is good once, new ones replace the old. Only their keyed hashes are kept.</summary>
internal sealed class RecoveryCodes(PortalDbContext db, FieldCipher cipher, TimeProvider clock)
{
    private const int Count = 10;
    private const int Length = 12;

    public static byte[] Hash(FieldCipher cipher, string normalized) => cipher.Index("accounts_recovery_code.hash", normalized);

    public Task<int> LeftAsync(Guid accountId, CancellationToken cancel) =>
        db.Set<RecoveryCode>().CountAsync(r => r.AccountId == accountId && r.UsedAt == null, cancel);

    /// <returns>The codes in groups of four; they are never shown again.</returns>
    public async Task<IReadOnlyList<string>> RenewAsync(Guid accountId, Process process, CancellationToken cancel)
    {
        var codes = Enumerable.Range(0, Count).Select(_ => HumanCode.Random(Length)).ToList();
        await db.BeginWriteAsync(cancel);
        await db.Set<RecoveryCode>().Where(r => r.AccountId == accountId).ExecuteDeleteAsync(cancel);
        db.AddRange(codes.Select(code => new RecoveryCode { Id = Ids.New(clock), AccountId = accountId, Hash = Hash(cipher, code) }));
        await db.SaveChangesAsync(cancel);
        process.Raise(new RecoveryCodesRenewed(accountId));
        return [.. codes.Select(HumanCode.Grouped)];
    }
}
