using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Site;

/// <summary>Stands in where no module knows who the user is; holds no permission.</summary>
internal sealed class Nobody : ICurrentUser
{
    public Guid? AccountId => null;
    public string? DisplayName => null;
    public bool IsStaff => false;
    public Channel Channel => Channel.Web;
    public bool Has(Permission permission) => false;
    public bool Has(Permission permission, string scopePath) => false;
    public IReadOnlyList<string> Scopes(Permission permission) => [];
}
