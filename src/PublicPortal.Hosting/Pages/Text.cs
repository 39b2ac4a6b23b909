using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Pages;

/// <summary>For views: <c>@using static PublicPortal.Hosting.Pages.Text</c>, then <c>@T("提交申报", "Submit")</c>.</summary>
public static class Text
{
    /// <summary>The text in the language of the request. Both languages stand side by side, so none can be forgotten.</summary>
    public static string T(string zh, string en) => LocalizedText.IsEnglish ? en : zh;

    /// <summary>The language of the page, for <c>lang</c> attributes.</summary>
    public static string Language => T("zh-CN", "en");
}
