using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Documents;
using PublicPortal.Residents.Notices;
using PublicPortal.Residents.Persons;

namespace PublicPortal.Residents.Phones;

/// <param name="Masked">The confirmed number; null when there is none.</param>
/// <param name="Pending">The masked number to which a code is under way.</param>
internal sealed record PhoneState(string? Masked, DateTimeOffset? ConfirmedAt, string? Pending);

/// <summary>Confirms the phone number of an account by a code sent to it. Rests on consent: taking the number away is one button.</summary>
internal sealed class PhoneService(
    PortalDbContext db, FieldCipher cipher, PhoneBook book, AttemptLimiter limiter, INotifier notifier, NoticeLedger ledger, PersonStore persons,
    IOptions<ResidentsOptions> options, TimeProvider clock)
{
    public const string Processing = "phone";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<PhoneState> StateAsync(Guid accountId, CancellationToken cancel)
    {
        var phone = await db.Set<Phone>().AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == accountId && !p.SignInOnly, cancel);
        var code = await db.Set<PhoneCode>().AsNoTracking().FirstOrDefaultAsync(c => c.AccountId == accountId, cancel);
        return new PhoneState(phone?.MaskedNumber, phone?.ConfirmedAt, code is null || code.IsOver(clock.GetUtcNow()) ? null : code.MaskedNumber);
    }

    public async Task<Result> SendAsync(Guid accountId, string? typed, bool agrees, CancellationToken cancel)
    {
        var number = MobileNumber.Parse(typed);
        if (number.IsRefused) return number.Refusals[0].At("Number");
        if (!agrees) return PhoneRefusals.NoConsent;
        await ledger.TellAsync(accountId, Processing, cancel);
        var now = clock.GetUtcNow();
        var row = await db.Set<PhoneCode>().FirstOrDefaultAsync(c => c.AccountId == accountId, cancel);
        if (row is not null && now < row.SentAt + PhoneCode.Pause) return PhoneRefusals.TooSoon;
        var index = Convert.ToHexString(book.Index(number.Value.Value));
        if (!await limiter.SpendAsync("residents.phone-send", accountId.ToString("N"), options.Value.CodesPerDay, Day, cancel)
            || !await limiter.SpendAsync("residents.phone-send", index, options.Value.CodesPerDay, Day, cancel)) return PhoneRefusals.TooMany;

        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var id = row?.Id ?? Ids.New(now);
        var (sealedNumber, hash) = (cipher.Seal(PhoneCode.NumberColumn, id, number.Value.Value), Hash(accountId, number.Value.Value, code));
        if (row is null) db.Add(new PhoneCode { Id = id, AccountId = accountId, NumberSealed = sealedNumber, MaskedNumber = number.Value.ToString(), CodeHash = hash, SentAt = now });
        else (row.NumberSealed, row.MaskedNumber, row.CodeHash, row.SentAt) = (sealedNumber, number.Value.ToString(), hash, now);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return PhoneRefusals.TooSoon;
        var minutes = ((int)PhoneCode.Lasts.TotalMinutes).ToString(CultureInfo.InvariantCulture);
        await notifier.NotifyPhoneAsync(number.Value.Value, "accounts.sign-in-code", new Dictionary<string, string> { ["code"] = code, ["minutes"] = minutes }, null, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task<Result> ConfirmAsync(Guid accountId, string? typed, Process process, CancellationToken cancel)
    {
        var digits = TypedNumber.Normalize(typed);
        if (digits.Length != 6 || !TypedNumber.IsDigits(digits)) return PhoneRefusals.NoCode;
        var row = await db.Set<PhoneCode>().FirstOrDefaultAsync(c => c.AccountId == accountId, cancel);
        var now = clock.GetUtcNow();
        if (row is null || row.IsOver(now)) return PhoneRefusals.Expired;
        // The counter is one statement in the database, so that many guesses sent at once count as many.
        if (!await limiter.SpendAsync("residents.phone-code", $"{row.Id:N}|{row.SentAt.ToUnixTimeMilliseconds()}", PhoneCode.MostTries, Day, cancel)) return PhoneRefusals.Expired;
        var number = cipher.Open(PhoneCode.NumberColumn, row.Id, row.NumberSealed);
        if (!CryptographicOperations.FixedTimeEquals(Hash(accountId, number, digits), row.CodeHash)) return PhoneRefusals.WrongCode;

        db.Remove(row);
        await KeepAsync(accountId, number, now, cancel);
        await ledger.GiveAsync(accountId, Processing, cancel);
        await NotePersonAsync(accountId, confirmed: true, cancel);
        process.Raise(new PhoneChanged(accountId, IsConfirmed: true));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>Withdraws the consent: the number is deleted.</summary>
    public async Task RemoveAsync(Guid accountId, Process process, CancellationToken cancel)
    {
        if (await db.Set<Phone>().FirstOrDefaultAsync(p => p.AccountId == accountId, cancel) is not { } phone) return;
        db.Remove(phone);
        await ledger.WithdrawAsync(accountId, Processing, cancel);
        await NotePersonAsync(accountId, confirmed: false, cancel);
        process.Raise(new PhoneChanged(accountId, IsConfirmed: false));
        await db.SaveChangesAsync(cancel);
    }

    private async Task KeepAsync(Guid accountId, string number, DateTimeOffset now, CancellationToken cancel)
    {
        var masked = Masking.Number(number);
        if (await db.Set<Phone>().FirstOrDefaultAsync(p => p.AccountId == accountId, cancel) is { } phone)
        {
            (phone.NumberSealed, phone.NumberIndex, phone.MaskedNumber, phone.ConfirmedAt) = (cipher.Seal(Phone.NumberColumn, phone.Id, number), book.Index(number), masked, now);
            phone.SignInOnly = false;
            return;
        }
        var id = Ids.New(now);
        db.Add(new Phone { Id = id, AccountId = accountId, NumberSealed = cipher.Seal(Phone.NumberColumn, id, number), NumberIndex = book.Index(number), MaskedNumber = masked, ConfirmedAt = now });
    }

    private async Task NotePersonAsync(Guid accountId, bool confirmed, CancellationToken cancel)
    {
        var id = await db.Set<Person>().Where(p => p.AccountId == accountId).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancel);
        if (id is { } personId) (await persons.ForWriteAsync(personId, cancel))!.NotePhone(confirmed);
    }

    private byte[] Hash(Guid accountId, string number, string code) => cipher.Index(PhoneCode.CodeColumn, $"{accountId:N}|{number}|{code}");
}
