using System.ComponentModel.DataAnnotations;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>Section <c>PublicPages</c>.</summary>
public sealed class PublicPagesOptions
{
    /// <summary>Memory for public pages on each node; 0 keeps none.</summary>
    [Range(0, 16_384)]
    public int MostMegabytes { get; set; } = 64;

    /// <summary>A page is rendered again after that, whether it changed or not; and at midnight in China, for the sake of dates.</summary>
    [Range(1, 1440)]
    public int MostMinutes { get; set; } = 60;
}
