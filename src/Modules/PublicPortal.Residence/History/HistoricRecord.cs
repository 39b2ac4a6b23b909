using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.History;

/// <summary>历史人口信息: an earlier registration, used only to prefill and compare. Encrypted on the way in.</summary>
internal sealed class HistoricRecord
{
    public const string NameColumn = "residence_history.name";

    public Guid Id { get; init; }
    public required byte[] Name { get; init; }
    public DocumentType DocumentType { get; init; }

    /// <summary>Blind index of type and number; the number itself is not needed and not kept.</summary>
    public required byte[] DocumentIndex { get; init; }
    public required string DwellingCode { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? To { get; init; }
}
