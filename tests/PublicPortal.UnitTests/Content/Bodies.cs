using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Configuration;
using PublicPortal.Content.Markdown;
using PublicPortal.Hosting.Site;

namespace PublicPortal.UnitTests.Content;

/// <summary>What a browser would make of a rendered body.</summary>
internal static class Bodies
{
    private static readonly BodyRenderer Renderer = new(new PublicAddress(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Portal:PublicAddress", "https://portal.example")]).Build()));

    public static string Markdown(string text) => Renderer.Markdown(text).ToString();
    public static string Html(string markup) => Renderer.Html(markup).ToString();
    public static IElement Read(string markup) => new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument("<!DOCTYPE html><body><main>" + markup + "</main>").QuerySelector("main")!;

    private static readonly HashSet<string> Attributes = ["href", "rel", "class", "src", "alt", "width", "height", "loading", "colspan", "rowspan", "scope", "start", "title", "id", "tabindex"];

    /// <summary>Reasons why the markup may not stand on a page; none for a safe one.</summary>
    public static IEnumerable<string> Dangers(string markup)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument("<!DOCTYPE html><body><main>" + markup + "</main>");
        if (document.Body!.Children.Length != 1) yield return "leaves its box";
        if (document.Head!.ChildElementCount > 0) yield return "writes into the head";
        foreach (var element in document.QuerySelectorAll("main *"))
        {
            if (element.NamespaceUri != NamespaceNames.HtmlUri || !(AllowedHtml.Elements.Contains(element.LocalName) || element is { LocalName: "div", ClassName: "table-wrap" })) yield return $"<{element.LocalName}>";
            foreach (var attribute in element.Attributes)
            {
                if (!Attributes.Contains(attribute.Name)) yield return $"{element.LocalName} {attribute.Name}";
                if (attribute.Name == "class" && attribute.Value is not ("external" or "table-wrap" or "table")) yield return $"class {attribute.Value}";
                if (attribute.Name == "id" && !attribute.Value.StartsWith("s-", StringComparison.Ordinal)) yield return $"id {attribute.Value}";
                if (attribute.Name == "src" && !attribute.Value.StartsWith("/media/", StringComparison.Ordinal)) yield return $"src {attribute.Value}";
                if (attribute.Name == "href" && !IsHarmless(attribute.Value)) yield return $"href {attribute.Value}";
            }
        }
    }

    /// <summary>As a browser reads an address: without control characters, backslashes as slashes.</summary>
    private static bool IsHarmless(string href)
    {
        var read = new string([.. href.Where(c => c > ' ')]).Replace('\\', '/');
        if (read.StartsWith("//", StringComparison.Ordinal)) return false;
        var colon = read.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || read[..colon].IndexOfAny(['/', '?', '#']) >= 0 || read[..colon].ToLowerInvariant() is "http" or "https" or "mailto" or "tel";
    }
}
