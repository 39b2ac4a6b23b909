using PublicPortal.Data.Fields;
using PublicPortal.Notifications.Notices;

namespace PublicPortal.Notifications.Delivery;

/// <summary>An SMS to a number without an account. Number and values (a sign-in code may be among them) are sealed; the row goes when it is sent.</summary>
internal sealed class PhoneMessage
{
    public const string PhoneColumn = "notifications_phone_message.phone", ValuesColumn = "notifications_phone_message.values";

    public Guid Id { get; init; }
    public required byte[] Phone { get; init; }
    public required string Template { get; init; }
    public required byte[] Values { get; init; }
    public string? Path { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    public static PhoneMessage Create(Guid id, string phone, string template, IReadOnlyDictionary<string, string> values, string? path, DateTimeOffset now, FieldCipher cipher) => new()
    {
        Id = id, Template = template, Path = path, CreatedAt = now,
        Phone = cipher.Seal(PhoneColumn, id, phone),
        Values = cipher.Seal(ValuesColumn, id, NoticeJson.Write(values)),
    };

    public string OpenPhone(FieldCipher cipher) => cipher.Open(PhoneColumn, Id, Phone);
    public IReadOnlyDictionary<string, string> OpenValues(FieldCipher cipher) => NoticeJson.Read(cipher.Open(ValuesColumn, Id, Values));
}
