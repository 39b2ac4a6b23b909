using System.Globalization;
using System.Text;
using System.Xml;
using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;

namespace PublicPortal.Voting.Results;

/// <summary>Results as RFC 4287 wants them, always in Chinese.</summary>
internal static class PollFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    public const string ContentType = "application/atom+xml; charset=utf-8";

    public static byte[] Write(IReadOnlyList<PollLine> polls, ISiteIdentity site, PublicAddress address)
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            void Element(string name, string text) => xml.WriteElementString(name, Namespace, text);
            void Link(string relation, string path, string type)
            {
                xml.WriteStartElement("link", Namespace);
                xml.WriteAttributeString("rel", relation);
                xml.WriteAttributeString("href", address.Of(path));
                xml.WriteAttributeString("type", type);
                xml.WriteEndElement();
            }
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, "zh-CN");
            Element("id", address.Of("/polls/feed.xml"));
            Element("title", $"表决结果－{site.Name.Zh}");
            Element("updated", Moment(polls.Count == 0 ? DateTimeOffset.UnixEpoch : polls.Max(Ended)));
            Link("self", "/polls/feed.xml", "application/atom+xml");
            Link("alternate", "/polls", "text/html");
            xml.WriteStartElement("author", Namespace);
            Element("name", site.Organiser.Zh is { Length: > 0 } organiser ? organiser : site.Name.Zh);
            xml.WriteEndElement();
            foreach (var poll in polls)
            {
                xml.WriteStartElement("entry", Namespace);
                Element("id", $"urn:uuid:{poll.Id}");
                Element("title", Allowed(poll.Question.Zh));
                Element("updated", Moment(Ended(poll)));
                Link("alternate", $"/polls/{poll.Id}", "text/html");
                Link("enclosure", $"/polls/{poll.Id}/record.json", "application/json");
                if (poll.Outcome is { } outcome) Element("summary", PollWords.OutcomeText(outcome).Zh);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return output.ToArray();
    }

    private static DateTimeOffset Ended(PollLine poll) => poll.EndedAt ?? poll.Closes;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without the control characters that no XML may have.</summary>
    private static string Allowed(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is (>= 0x20 or 0x9 or 0xA or 0xD) and not (0xFFFE or 0xFFFF)).Select(r => r.ToString()));
}
