using PublicPortal.Data;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Dwellings;

/// <summary>房屋. Its cell is what the mapping of the import says, whatever street the code was once made in.</summary>
internal sealed class Dwelling : IVersioned
{
    public const int CodeLength = 25;

    public Guid Id { get; init; }

    /// <summary>Changes when the dwelling is renumbered; the old one goes on as a <see cref="Life.FormerCode"/>.</summary>
    public required string Code { get; set; }

    /// <summary>The mapping: moving the dwelling to another cell changes this and nothing else.</summary>
    public Guid GridCellId { get; set; }
    public Guid? BuildingId { get; set; }
    public required string Address { get; set; }

    /// <summary>The address as it is searched; see <see cref="SearchText"/>.</summary>
    public required string Search { get; set; }
    public int MaxResidents { get; set; }
    public DwellingUsage Usage { get; set; }

    /// <summary>Of the dwelling, never of people; nothing outside the desk shows it.</summary>
    public DwellingGrade Grade { get; set; }
    public DwellingStatus Status { get; set; }

    /// <summary>The last day on which the code holds; null for as long as it stands.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Set when it was merged into another dwelling or demolished; the row stays, since declarations of the past name it.</summary>
    public Life.DwellingEnd? Ended { get; set; }

    /// <summary>The dwelling that it is part of now.</summary>
    public Guid? SuccessorId { get; set; }
    public long Version { get; set; }

    public DwellingStatus StatusOn(DateOnly day) => ValidTo < day ? DwellingStatus.Withdrawn : Status;
}
