using System.ComponentModel.DataAnnotations;

namespace PublicPortal.Council;

internal sealed class CouncilOptions
{
    /// <summary>Wrong check-in codes that one account may try in an hour.</summary>
    [Range(3, 100)]
    public int CodesPerHour { get; set; } = 10;

    /// <summary>Searches for a person by document that one official may make in an hour.</summary>
    [Range(1, 1000)]
    public int SearchesPerHour { get; set; } = 60;

    /// <summary>Largest paper of an agenda.</summary>
    [Range(100_000, 50_000_000)]
    public int PaperBytes { get; set; } = 10_000_000;

    /// <summary>Papers of an agenda are kept as long as its minutes are public.</summary>
    [Range(365, 36_500)]
    public int PaperDays { get; set; } = 10_950;
}
