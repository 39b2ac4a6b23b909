namespace PublicPortal.Voting.Results;

/// <summary>Names under which public pages of polls are evicted. Other modules' pages that show a poll add <see cref="Poll"/> or <see cref="Place"/> by their text.</summary>
internal static class PollTags
{
    /// <summary>Every list of polls.</summary>
    public const string All = "voting:polls";

    public static string Poll(Guid pollId) => $"voting:poll:{pollId}";
}
