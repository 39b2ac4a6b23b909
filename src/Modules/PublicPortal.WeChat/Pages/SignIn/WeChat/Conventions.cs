using PublicPortal.Hosting.Access;

namespace PublicPortal.WeChat.Pages.SignIn.WeChat;

/// <summary>Who could not sign in is nobody yet.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/SignIn/WeChat";
    public override Access Access => Access.Public;
}
