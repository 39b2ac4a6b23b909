using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Notifications.Contracts;

namespace PublicPortal.Residents.Phones;

/// <summary>
/// Looks up confirmed numbers for messages. Apart from <see cref="PhoneService"/>, which sends messages itself: a circle of
/// services that runs through a factory is not refused by the container, it hangs.
/// </summary>
internal sealed class PhoneBook(PortalDbContext db, FieldCipher cipher) : IAccountPhones
{
    public async Task<string?> PhoneOfAsync(Guid accountId, CancellationToken cancel) =>
        await db.Set<Phone>().AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == accountId && !p.SignInOnly, cancel) is { } phone
            ? cipher.Open(Phone.NumberColumn, phone.Id, phone.NumberSealed)
            : null;

    /// <summary>Whether an SMS proved a number in this account, for reminders or for signing in.</summary>
    public Task<bool> IsProvedAsync(Guid accountId, CancellationToken cancel) => db.Set<Phone>().AnyAsync(p => p.AccountId == accountId, cancel);

    /// <summary>The blind index of a number, to find persons by it.</summary>
    public byte[] Index(string number) => cipher.Index(Phone.IndexColumn, number);
}
