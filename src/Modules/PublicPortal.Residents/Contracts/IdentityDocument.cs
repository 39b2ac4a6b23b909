using System.Text.Json.Serialization;
using PublicPortal.Kernel;
using PublicPortal.Residents.Documents;

namespace PublicPortal.Residents.Contracts;

/// <summary>
/// An identity document whose number has the right form. That the document exists, is valid and belongs to the person
/// is another question, which only its issuer answers.
/// </summary>
public sealed record IdentityDocument
{
    internal IdentityDocument(DocumentType type, string number) => (Type, Number) = (type, number);

    public DocumentType Type { get; }

    /// <summary>The whole number, normalised: ASCII, upper case, no blanks. Sensitive: stored encrypted, never logged or serialised.</summary>
    [JsonIgnore]
    public string Number { get; }

    /// <summary>The date of birth that the number names; null where the type's numbers name none.</summary>
    public DateOnly? BirthDate { get; internal init; }

    /// <summary>The six-digit code of the place that gave the number (GB/T 2260); null where the type's numbers name none.</summary>
    public string? AreaCode { get; internal init; }

    /// <summary>False when the number names a county that no list knows: a doubt to look at, no reason to refuse.</summary>
    public bool IsCountyKnown { get; internal init; } = true;

    /// <summary>What may be shown without a reason: <c>440*************12</c>.</summary>
    public string Masked => Masking.Number(Number);

    /// <summary>Reads what a person typed: full-width forms, lower case, blanks and hyphens are forgiven.</summary>
    /// <param name="type">The type that the person chose.</param>
    /// <param name="typed">The number as typed.</param>
    /// <param name="today">China's present day; births lie before it.</param>
    /// <param name="counties">The counties that are known.</param>
    /// <returns>The document, or refusals <c>residents.document.…</c> that say which character is wrong where that can be known.</returns>
    public static Result<IdentityDocument> Parse(DocumentType type, string? typed, DateOnly today, CountyCodes counties)
    {
        ArgumentNullException.ThrowIfNull(counties);
        var number = TypedNumber.Normalize(typed);
        if (number.Length == 0) return DocumentRefusals.Empty(type);
        return type switch
        {
            DocumentType.ResidentId => ResidentNumber.Parse(number, today, counties),
            DocumentType.HmtPermit => ResidencePermitNumber.Parse(number, today),
            DocumentType.ForeignerId => ForeignerNumber.Parse(number, today),
            DocumentType.Passport => TravelNumber.Passport(number),
            DocumentType.HmTravelPermit => TravelNumber.HongKongMacao(number),
            DocumentType.TwTravelPermit => TravelNumber.Taiwan(number),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No rules for documents of this type."),
        };
    }

    /// <summary>The type and the masked number: safe in logs and messages.</summary>
    public override string ToString() => $"{Type.Name()} {Masked}";
}
