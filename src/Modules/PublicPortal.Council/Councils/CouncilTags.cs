namespace PublicPortal.Council.Councils;

/// <summary>What public pages that show a council are evicted by.</summary>
internal static class CouncilTags
{
    public static string Of(Guid communityId) => $"council.{communityId:N}";
}
