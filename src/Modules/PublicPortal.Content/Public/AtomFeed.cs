using System.Globalization;
using System.Text;
using System.Xml;
using PublicPortal.Content.Contracts;
using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.Site;

namespace PublicPortal.Content.Public;

/// <summary>RFC 4287. Ids stay when an address changes, so that readers' programs do not show an item twice.</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    public const string ContentType = "application/atom+xml; charset=utf-8";
    public const int Entries = 30;

    /// <param name="self">Path of the feed.</param>
    /// <param name="page">Path of the page that shows the same.</param>
    public static byte[] Write(string title, string self, string page, IReadOnlyList<PublishedItem> items, IReadOnlyDictionary<string, ContentTypeInfo> types, ISiteIdentity site, PublicAddress address)
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, "zh-CN");
            Element(xml, "id", address.Of(self));
            Element(xml, "title", title);
            Element(xml, "updated", Moment(items.Count == 0 ? DateTimeOffset.UnixEpoch : items.Max(Updated)));
            Link(xml, "self", address.Of(self), "application/atom+xml");
            Link(xml, "alternate", address.Of(page), "text/html");
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", site.Organiser.Zh is { Length: > 0 } organiser ? organiser : site.Name.Zh);
            xml.WriteEndElement();
            foreach (var item in items) Entry(xml, item, types.GetValueOrDefault(item.ContentType), address);
            xml.WriteEndElement();
        }
        return output.ToArray();
    }

    private static void Entry(XmlWriter xml, PublishedItem item, ContentTypeInfo? type, PublicAddress address)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", $"tag:{address.Uri.Host},2026:{item.ContentItemId}");
        Element(xml, "title", item.DisplayText);
        Element(xml, "published", Moment(item.PublishedUtc));
        Element(xml, "updated", Moment(Updated(item)));
        Link(xml, "alternate", address.Of("/" + item.Address), "text/html");
        if (type is not null)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", type.Name);
            xml.WriteAttributeString("label", type.Title.Zh);
            xml.WriteEndElement();
        }
        Element(xml, "summary", ItemWords.Summary(ItemWords.Of(item, type), 200));
        xml.WriteEndElement();
    }

    private static DateTimeOffset Updated(PublishedItem item) => item.ModifiedUtc > item.PublishedUtc ? item.ModifiedUtc : item.PublishedUtc;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Allowed(text));

    /// <summary>Without the control characters that no XML may have.</summary>
    private static string Allowed(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value >= 0x20 || r.Value is 0x9 or 0xA or 0xD).Where(r => r.Value is not (0xFFFE or 0xFFFF)).Select(r => r.ToString()));

    private static void Link(XmlWriter xml, string relation, string href, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", href);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }
}
