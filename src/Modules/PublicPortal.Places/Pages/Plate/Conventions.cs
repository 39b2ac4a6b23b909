using PublicPortal.Hosting.Access;

namespace PublicPortal.Places.Pages.Plate;

/// <summary>A plate hangs in the street: whoever passes may scan it.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Plate";
    public override Access Access => Access.Public;
}
