using PublicPortal.Kernel;

namespace PublicPortal.Council.Councils;

/// <summary>居民议事会: the deliberation council of one community.</summary>
internal sealed class CommunityCouncil
{
    public Guid Id { get; init; }
    public Guid CommunityId { get; init; }

    /// <summary>Last part of its public page: <c>/council/{code}</c>.</summary>
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }
    public required string ScopePath { get; set; }
    public DateTimeOffset FoundedAt { get; init; }

    /// <summary>Counts acts that must come one after the other (members, rules): adding to it locks the row.</summary>
    public long Turns { get; private set; }

    public LocalizedText Title => new($"{CommunityName}居民议事会", $"Residents' council of {CommunityName}");
    public string Path => $"/council/{CommunityCode}";
}
