using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.WeChat.SignIn;

namespace PublicPortal.WeChat.Pages.SignIn.WeChat;

/// <summary>What happened, in one sentence, and the two ways on: once more, or another way of signing in.</summary>
internal sealed class ProblemModel : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? ReturnTo { get; set; }

    public LocalizedText Title { get; private set; }
    public LocalizedText Text { get; private set; }
    public LocalizedText Act { get; private set; } = new("再试一次", "Try again");
    public bool IsSetBack { get; private set; } = true;

    public string AgainPath => SignInPaths.With(SignInPaths.Start, ReturnTo);
    public string OtherPath => SignInPaths.With(SignInPaths.Page, ReturnTo, ("choose", "1"));

    public void OnGet()
    {
        var problem = Enum.TryParse<WeChatSignInProblem>(What, ignoreCase: true, out var known) ? known : WeChatSignInProblem.Forged;
        (Title, Text) = Words(problem);
        if (problem == WeChatSignInProblem.Snapshot) Act = new("打开完整页面并登录", "Open the full page and sign in");
        if (problem == WeChatSignInProblem.Refused) (Act, IsSetBack) = (new("用微信登录", "Sign in with WeChat"), false);
    }

    private static (LocalizedText, LocalizedText) Words(WeChatSignInProblem problem) => problem switch
    {
        WeChatSignInProblem.Refused => (new("您没有用微信登录", "You did not sign in with WeChat"),
            new("什么也没有改变。想好了可以再来，也可以换一种方式登录。", "Nothing has changed. You can come back to it, or sign in another way.")),
        WeChatSignInProblem.Snapshot => (new("现在看到的是快照页", "This is only a snapshot of the page"),
            new("微信先给您看了一个快照，还不知道您是谁。请点下面的按钮；如果微信下方有“使用完整服务”，请点它。", "WeChat showed you a snapshot and has not said who you are. Press the button below, or “使用完整服务” (use the full service) at the bottom of WeChat, if it is there.")),
        WeChatSignInProblem.Expired => (new("这次登录等得太久了", "This sign-in took too long"),
            new("微信给的登录凭证已经用过或者过期，没有登录成功。", "What WeChat gave us was used already or too old. You are not signed in.")),
        WeChatSignInProblem.Busy => (new("微信现在有点忙", "WeChat is busy right now"),
            new("请等一分钟再试，您填过的内容不会丢。", "Please try again in a minute. What you typed is not lost.")),
        WeChatSignInProblem.Unavailable => (new("微信登录暂时用不了", "Signing in with WeChat does not work right now"),
            new("这不是您的问题，我们已经记下来了。请换一种方式登录，或者稍后再来。", "It is not your fault, and we have noted it. Please sign in another way or come back later.")),
        _ => (new("没有登录成功", "You are not signed in"),
            new("这次登录不是从这个页面开始的，或者放得太久了。请重新登录一次。", "This sign-in was not started here, or was left for too long. Please sign in again.")),
    };
}
