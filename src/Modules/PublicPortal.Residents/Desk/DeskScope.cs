using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Persons;

namespace PublicPortal.Residents.Desk;

/// <summary>Which persons an official has to do with: those who live, or declare, in the places over which they hold the permission.</summary>
internal sealed class DeskScope(ICurrentUser user, IPlaces places, IEnumerable<IPersonPlaces> others)
{
    /// <summary>
    /// A person who lives nowhere yet is reached by a counter alone, where the person stands with the document in hand.
    /// </summary>
    public async Task<bool> ReachesAsync(Permission permission, Person person, CancellationToken cancel)
    {
        if (!user.Has(permission)) return false;
        var paths = new List<string>();
        if (person.HomeCommunityId is { } home && await places.FindPlaceAsync(home, cancel) is { } community) paths.Add(community.ScopePath);
        foreach (var other in others) paths.AddRange(await other.ScopePathsAsync(person.Id, cancel));
        return paths.Count == 0 ? user.Has(ResidentsPermissions.Verify) : paths.Any(path => user.Has(permission, path));
    }

    /// <summary>The communities over which the permission is held; null for all of them.</summary>
    public async Task<IReadOnlyCollection<Guid>?> CommunitiesAsync(Permission permission, CancellationToken cancel)
    {
        var scopes = user.Scopes(permission);
        if (scopes.Contains("")) return null;
        var reached = new HashSet<Guid>();
        foreach (var path in scopes)
            foreach (var community in await places.PlacesAsync(PlaceLevel.Community, path, cancel)) reached.Add(community.Id);
        return reached;
    }
}
