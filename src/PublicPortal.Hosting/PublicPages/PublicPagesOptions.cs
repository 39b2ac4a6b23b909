using System.ComponentModel.DataAnnotations;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>Section <c>PublicPages</c>.</summary>
public sealed class PublicPagesOptions
{
    /// <summary>Memory for public pages on each node; 0 keeps none.</summary>
    [Range(0, 16_384)]
    public int MostMegabytes { get; set; } = 64;

    /// <summary>Memory on each node for what pages are made of and what changes by publishing alone: types, menus, bodies.</summary>
    [Range(1, 4096)]
    public int MostPartsMegabytes { get; set; } = 32;

    /// <summary>A page is rendered again after that, whether it changed or not; and at midnight in China, for the sake of dates.</summary>
    [Range(1, 1440)]
    public int MostMinutes { get; set; } = 60;
}
