using System.Text.Json.Nodes;
using PublicPortal.Content.Editing;
using PublicPortal.Content.Items;
using PublicPortal.Content.Markdown;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Checks;

/// <summary>What an item says, looked through field by field: its links and pictures, and what can be seen to be wrong without asking anybody.</summary>
internal sealed class ItemLinks
{
    public List<Finding> Findings { get; } = [];
    public List<LinkSeen> Links { get; } = [];

    /// <summary>Paths of pictures, as links below <c>/media/</c>.</summary>
    public List<LinkSeen> Pictures { get; } = [];

    public static ItemLinks Of(TypeDefinition? type, JsonObject parts)
    {
        var seen = new ItemLinks();
        foreach (var question in type is null ? [] : FieldKinds.Of(type)) seen.Look(question, ItemForm.Stored(parts, question));
        return seen;
    }

    private void Look(Question question, JsonObject stored)
    {
        switch (question.Kind)
        {
            case MarkdownKind: Body(question, BodySurvey.OfMarkdown(stored.Text("Markdown"))); break;
            case HtmlKind: Body(question, BodySurvey.OfHtml(stored.Text("Html"))); break;
            case LinkKind when stored.Text("Url") is { Length: > 0 } url: Link(question, "", stored.Text("Text") ?? "", url); break;
            case MediaKind: Media(question, stored); break;
            case MenuLinksKind:
                foreach (var (label, address) in MenuLinksKind.Of(stored)) Link(question, "", label, MenuLinksKind.Local(address));
                break;
        }
    }

    private void Body(Question question, BodySurvey body)
    {
        Findings.AddRange(body.Problems.Select(p => new Finding(p.Code, p.IsError, p.Text, question.Field.Label, question.Prefix + ".Value", p.Section, p.Where)));
        Links.AddRange(body.Links.Select(l => Seen(question, l.Section, l.Words, l.Address)));
        Pictures.AddRange(body.Pictures.Select(l => Seen(question, l.Section, l.Words, l.Address)));
    }

    private void Link(Question question, string section, string words, string url)
    {
        if (Addresses.Link(url) is { } address) Links.Add(Seen(question, section, words, address));
        else Findings.Add(Seen(question, section, words, url).Error("content.link-not-allowed", BodySurvey.LinkNotAllowed));
    }

    private void Media(Question question, JsonObject stored)
    {
        var texts = stored.Texts("MediaTexts").ToList();
        foreach (var (path, n) in stored.Texts("Paths").Select((p, n) => (p, n)))
        {
            var seen = Seen(question, "", texts.ElementAtOrDefault(n) ?? "", path.StartsWith("/media/", StringComparison.Ordinal) ? path : "/media/" + path.TrimStart('/'));
            if (seen.Words.Length == 0) Findings.Add(seen.Error("content.picture-without-words", BodySurvey.PictureWithoutWords));
            Pictures.Add(seen);
        }
    }

    private static LinkSeen Seen(Question question, string section, string words, string address) => new(question.Field.Label, question.Prefix + ".Value", section, words, address);
}
