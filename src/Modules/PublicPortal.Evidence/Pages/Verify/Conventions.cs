using PublicPortal.Hosting.Access;

namespace PublicPortal.Evidence.Pages.Verify;

/// <summary>Anyone may check a document: that is what the code is for.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Verify";
    public override Access Access => Access.Public;
    public override bool IsLookUp => true;
}
