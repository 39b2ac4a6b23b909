using System.ComponentModel.DataAnnotations;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places;

/// <summary>Section <c>Places</c>.</summary>
internal sealed class PlacesOptions
{
    /// <summary>What a dwelling's grade means. Districts publish different tables, so it is data: 龙岗 2019 is the start.</summary>
    public Dictionary<DwellingGrade, GradeRule> Grades { get; } = new()
    {
        [DwellingGrade.Green] = new() { PatrolDays = 21 },
        [DwellingGrade.Yellow] = new() { PatrolDays = 14 },
        [DwellingGrade.Orange] = new() { PatrolDays = 7, AsksVisit = true },
        [DwellingGrade.Red] = new() { PatrolDays = 7, AsksVisit = true },
    };

    /// <summary>Name, post and cell of grid officers stand on the homes of their communities, as on the boards in the street.</summary>
    public bool ShowOfficers { get; set; } = true;

    /// <summary>How many reports of wrong plates one address may send in an hour.</summary>
    [Range(1, 1000)]
    public int ReportsPerHour { get; set; } = 10;

    /// <summary>How many reports about one dwelling are taken in a day.</summary>
    [Range(1, 1000)]
    public int ReportsPerDwellingAndDay { get; set; } = 5;

    public IReadOnlyList<DwellingGrade> GradesThatAskVisit => [.. Grades.Where(g => g.Value.AsksVisit).Select(g => g.Key)];

    internal sealed class GradeRule
    {
        /// <summary>Days between two patrols.</summary>
        [Range(1, 365)]
        public int PatrolDays { get; set; }

        /// <summary>Declarations here are looked at on the spot.</summary>
        public bool AsksVisit { get; set; }
    }
}
