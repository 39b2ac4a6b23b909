using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residents.Documents;

namespace PublicPortal.Residents.Phones.SignIn;

/// <summary>
/// Signing in with nothing but a phone. Numbers change hands, so the number alone opens an empty account that shows
/// nothing of anybody; typing name and document number joins it with what the same person did before (see
/// <see cref="AccountJoin"/>). Whether a number is known is told neither by words nor by steps: they are the same.
/// </summary>
internal sealed class PhoneSignIn(
    PortalDbContext db, FieldCipher cipher, PhoneBook book, AttemptLimiter limiter, INotifier notifier, IExternalSignIn accounts,
    IOptions<ResidentsOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    /// <param name="browser">Random token of the browser's cookie.</param>
    /// <param name="from">Network address.</param>
    public async Task<Result> SendAsync(string? typed, string browser, string from, CancellationToken cancel)
    {
        var number = MobileNumber.Parse(typed);
        if (number.IsRefused) return number.Refusals[0].At("Number");
        var index = Convert.ToHexString(book.Index(number.Value.Value));
        if (!await limiter.SpendAsync("residents.sign-in-from", from, options.Value.SignInCodesPerAddressAndHour, Hour, cancel)) return PhoneSignInRefusals.TooManyFromHere;
        if (!await limiter.SpendAsync("residents.sign-in-pause", index, 1, Minute, cancel)) return PhoneSignInRefusals.TooSoon;
        // The same count as for confirming a number: a phone gets so many codes a day, whoever asks for them.
        if (!await limiter.SpendAsync("residents.phone-send", index, options.Value.CodesPerDay, Day, cancel)) return PhoneSignInRefusals.TooManyForNumber;

        var hash = Hash(browser);
        await db.Set<SignInCode>().Where(c => c.BrowserHash == hash).ExecuteDeleteAsync(cancel);   // the newest counts
        var (now, code) = (clock.GetUtcNow(), RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture));
        var id = Ids.New(now);
        db.Add(new SignInCode
        {
            Id = id, NumberSealed = cipher.Seal(SignInCode.NumberColumn, id, number.Value.Value), MaskedNumber = number.Value.ToString(),
            CodeHash = CodeHash(id, number.Value.Value, code), BrowserHash = hash, SentAt = now,
        });
        var minutes = ((int)SignInCode.Lasts.TotalMinutes).ToString(CultureInfo.InvariantCulture);
        await notifier.NotifyPhoneAsync(number.Value.Value, "accounts.sign-in-code", new Dictionary<string, string> { ["code"] = code, ["minutes"] = minutes }, null, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>The masked number to which this browser's code is under way; null when there is none.</summary>
    public async Task<string?> PendingAsync(string? browser, CancellationToken cancel)
    {
        var (hash, since) = (Hash(browser ?? ""), clock.GetUtcNow() - SignInCode.Lasts);
        return await db.Set<SignInCode>().AsNoTracking().Where(c => c.BrowserHash == hash && c.SentAt >= since).Select(c => (string?)c.MaskedNumber).FirstOrDefaultAsync(cancel);
    }

    public async Task<Result<System.Security.Claims.ClaimsPrincipal>> ConfirmAsync(string? browser, string? typed, HttpContext http, Process process, CancellationToken cancel)
    {
        var digits = TypedNumber.Normalize(typed);
        if (digits.Length != 6 || !TypedNumber.IsDigits(digits)) return PhoneRefusals.NoCode;
        var hash = Hash(browser ?? "");
        var row = await db.Set<SignInCode>().AsNoTracking().FirstOrDefaultAsync(c => c.BrowserHash == hash, cancel);
        if (row is null || row.IsOver(clock.GetUtcNow())) return PhoneSignInRefusals.Expired;
        // One statement counts, so that many guesses sent at once count as many.
        if (!await limiter.SpendAsync("residents.sign-in-code", row.Id.ToString("N"), SignInCode.MostTries, Day, cancel)) return PhoneSignInRefusals.Expired;
        var number = cipher.Open(SignInCode.NumberColumn, row.Id, row.NumberSealed);
        if (!CryptographicOperations.FixedTimeEquals(CodeHash(row.Id, number, digits), row.CodeHash)) return PhoneRefusals.WrongCode;
        if (await db.Set<SignInCode>().Where(c => c.Id == row.Id).ExecuteDeleteAsync(cancel) != 1) return PhoneSignInRefusals.Expired;   // used by the twin of a double click

        var account = await accounts.CreateAsync(process, cancel);
        var phone = Ids.New(clock);
        db.Add(new Phone
        {
            Id = phone, AccountId = account, NumberSealed = cipher.Seal(Phone.NumberColumn, phone, number), NumberIndex = book.Index(number),
            MaskedNumber = Masking.Number(number), ConfirmedAt = clock.GetUtcNow(), SignInOnly = true,
        });
        await db.SaveChangesAsync(cancel);
        return await accounts.StartSessionAsync(account, Channel.Web, http, process, cancel, "sms");
    }

    private byte[] CodeHash(Guid row, string number, string code) => cipher.Index(SignInCode.CodeColumn, $"{row:N}|{number}|{code}");
    private static byte[] Hash(string browser) => SHA256.HashData(Encoding.UTF8.GetBytes(browser));
}
