using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.RateLimiting;

namespace PublicPortal.Hosting.Access;

/// <summary>Gives each page the access of its nearest folder; a page without one stops the start.</summary>
internal sealed class PageAccessConvention(IReadOnlyList<PageAccess> folders) : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        var nearest = folders
            .Where(f => f.Folder == "/"
                ? model.ViewEnginePath.LastIndexOf('/') == 0   // the host's own pages; else its "/" would open every forgotten one
                : model.ViewEnginePath.StartsWith(f.Folder.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase))
            .MaxBy(f => f.Folder.Length)
            ?? throw new InvalidOperationException($"Page {model.ViewEnginePath} does not say who may enter: add Conventions.cs to its folder.");
        model.EndpointMetadata.Add(nearest.Access.Policy is { } policy ? new AuthorizeAttribute(policy) : new AllowAnonymousAttribute());
        if (nearest.IsLookUp) model.EndpointMetadata.Add(new EnableRateLimitingAttribute(Site.LookUps.Policy));
        if (nearest.Access.IsField) model.EndpointMetadata.Add(FieldPage.Mark);
    }
}
