using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PublicPortal.Kernel;

namespace PublicPortal.Web.Pages;

/// <summary>Says in plain words what went wrong and what to do; answers any method, because any may fail.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ProblemModel : PageModel
{
    [BindProperty(SupportsGet = true)] public int Code { get; set; }

    public LocalizedText Heading => Code switch
    {
        400 => new("这张表没有交上来", "This form did not arrive"),
        403 => new("您没有进入这里的权限", "You may not enter here"),
        404 => new("没有找到这一页", "This page was not found"),
        409 => new("这张表已经交过了", "This form was sent before"),
        413 => new("文件太大了", "The file is too large"),
        429 => new("操作太频繁了", "Too many tries"),
        _ => new("系统出了点问题", "Something went wrong on our side"),
    };

    public LocalizedText Advice => Code switch
    {
        400 => new("页面可能打开太久了。返回上一页刷新一下，再交一次；填过的内容浏览器会留着。", "The page may have been open too long. Go back, reload, and send it again."),
        403 => new("如果这是您的工作需要，请联系安全管理员授权。", "If your work needs it, ask the security administrator."),
        404 => new("地址可能抄错了，或者内容已经移走。", "The address may be mistyped, or the page was moved."),
        409 => new("同一张表交了两次，但内容不一样，所以第二次没有收。请看看第一次的结果，要改的话重新打开表单。", "The same form came twice with different content, so the second was not taken. Look at the first result; to change it, open the form anew."),
        413 => new("请换一张小一点的图片，10 MB 以内。", "Please choose a smaller picture, at most 10 MB."),
        429 => new("请过一分钟再试；很多人共用一个网络时也会这样。急着核对文书，可以带到社区服务窗口，或拨 12345。", "Please try again in a minute; it also happens where many people share a network. If it is urgent, bring the document to a community service window or call 12345."),
        _ => new("您填的内容没有保存。请稍后再试；一直不行请拨 12345。", "What you entered was not saved. Please try later; if it goes on, call 12345."),
    };

    public bool IsExpected => Code is >= 400 and < 500;

    public void OnGet() => Show();
    public void OnPost() => Show();

    private void Show()
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is not null) Code = 500;
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null) Response.StatusCode = Code is >= 400 and < 600 ? Code : 404;
    }
}
