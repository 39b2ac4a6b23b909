using PublicPortal.MicroProjects.Proposals;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>Where the looked-at photos of a proposal lie.</summary>
internal static class ProjectPhotos
{
    public static string Path(Guid photoId) => ProposalEndpoints.PhotoPath(photoId);
}
