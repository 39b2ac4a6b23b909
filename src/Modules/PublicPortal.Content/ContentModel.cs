using Microsoft.EntityFrameworkCore;

namespace PublicPortal.Content;

internal static class ContentModel
{
    public static void Configure(ModelBuilder model)
    {
        Public.PublicSide.Configure(model);
    }
}
