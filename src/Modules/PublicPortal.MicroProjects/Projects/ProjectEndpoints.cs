using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Contracts;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Papers;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.Places.Contracts;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>Papers, feeds and open data of projects: everybody's.</summary>
internal static class ProjectEndpoints
{
    private const int FeedEntries = 40;
    private const string Atom = "http://www.w3.org/2005/Atom";
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/projects/{id:guid}/papers/{paperId:guid}", Reads, PaperAsync).Allow(Access.Public).ExcludeFromDescription();
        endpoints.MapMethods("/projects/{id:guid}/feed.xml", Reads, ProjectFeedAsync).Allow(Access.Public).KeepAsPublicPage(new PublicPageAttribute()).ExcludeFromDescription();
        endpoints.MapMethods("/projects/{id:guid}/data.json", Reads, DataAsync).Allow(Access.Public).KeepAsPublicPage(new PublicPageAttribute()).ExcludeFromDescription();
        endpoints.MapMethods("/projects/c/{code}/feed.xml", Reads, CommunityFeedAsync).Allow(Access.Public).KeepAsPublicPage(new PublicPageAttribute()).ExcludeFromDescription();
        Funds.FundEndpoints.Map(endpoints);
    }

    /// <summary>What was taken down is not there any more.</summary>
    private static async Task<IResult> PaperAsync(Guid id, Guid paperId, PortalDbContext db, IFileVault vault, CancellationToken cancel)
    {
        var paper = await db.Set<ProjectPaper>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == paperId && p.ProjectId == id && p.RemovedAt == null, cancel);
        return paper is not null && await vault.OpenAsync(paper.FileId, cancel) is { } file ? new FileAnswer(file) : Results.NotFound();
    }

    private static async Task<IResult> ProjectFeedAsync(Guid id, ProjectQueries projects, ProposalQueries proposals, ISiteIdentity site, PublicAddress address, HttpContext http, CancellationToken cancel)
    {
        http.TagPage(ProposalQueries.Tag(id));
        if (await proposals.FindAsync(id, cancel) is not { IsPublic: true } proposal) return Results.NotFound();
        var moments = await projects.MomentsAsync(id, null, FeedEntries, cancel);
        return Results.Bytes(Write($"{proposal.Title}－{site.Name.Zh}", $"/projects/{id}/feed.xml", $"/projects/{id}", moments, site, address), "application/atom+xml; charset=utf-8");
    }

    private static async Task<IResult> CommunityFeedAsync(string code, ProjectQueries projects, ICommunityDirectory communities, IPlaces places, ISiteIdentity site, PublicAddress address, HttpContext http, CancellationToken cancel)
    {
        if (code.Length > 40 || await communities.FindAsync(code, cancel) is not { } place) return Results.NotFound();
        var own = (await places.PlacesAsync(PlaceLevel.Community, place.ScopePath, cancel)).FirstOrDefault(p => p.Code == code);
        if (own is null) return Results.NotFound();
        http.TagPage(ProposalQueries.CommunityTag(own.Id));
        var moments = await projects.MomentsAsync(null, own.Id, FeedEntries, cancel);
        return Results.Bytes(Write($"{place.Name}的项目－{site.Name.Zh}", $"/projects/c/{code}/feed.xml", $"/projects?community={code}", moments, site, address), "application/atom+xml; charset=utf-8");
    }

    /// <summary>One project with its money, for whoever wants to compute with it. No person is in it.</summary>
    private static async Task<IResult> DataAsync(Guid id, ProjectQueries projects, HttpContext http, CancellationToken cancel)
    {
        http.TagPage(ProposalQueries.Tag(id));
        if (await projects.StoryAsync(id, cancel) is not { } story) return Results.NotFound();
        var (proposal, file) = (story.Proposal, story.File);
        return Results.Json(new
        {
            id, proposal.Proposal.Number, title = story.Project?.Title ?? proposal.Proposal.Title, community = proposal.Round.CommunityCode, year = proposal.Round.Year,
            kind = proposal.Proposal.Kind.ToString(), proposal = proposal.Proposal.Standing.ToString(), standing = story.Project?.Standing.ToString(), step = Math.Min(story.Step, 7), isLate = story.IsLate,
            endorsements = proposal.Endorsements, poll = story.Poll?.Path, currency = "CNY", unit = "fen",
            approved = story.Project?.ApprovedFen, spent = story.Project?.SpentFen, returned = story.Project?.ReturnedFen,
            noticeFrom = story.Project?.NoticeFrom, noticeTo = story.Project?.NoticeTo,
            contract = file?.Contract is { } c ? new { c.Supplier, sum = c.SumFen, c.SignedOn, c.StartsOn, c.EndsOn, quotes = c.Quotes.Select(q => new { q.Supplier, price = q.PriceFen }) } : null,
            milestones = file?.Milestones.Select(m => new { m.Title, m.FirstPlanned, m.Planned, m.DoneOn, m.DelayReason }),
            payments = file?.Booked.Select(e => new { e.Number, e.PaidOn, payee = e.Payee.ToString(), e.Purpose, amount = e.AmountFen, corrects = file.Entries.FirstOrDefault(x => x.Id == e.CorrectsId)?.Number }),
            evaluations = file?.Levels.ToDictionary(l => l.Level.ToString(CultureInfo.InvariantCulture), l => l.Count),
        });
    }

    private static byte[] Write(string title, string self, string page, IReadOnlyList<(ProjectMoment Moment, string Title)> moments, ISiteIdentity site, PublicAddress address)
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            void Element(string name, string text) => xml.WriteElementString(name, Atom, text);
            void Link(string relation, string href, string type)
            {
                xml.WriteStartElement("link", Atom);
                xml.WriteAttributeString("rel", relation);
                xml.WriteAttributeString("href", href);
                xml.WriteAttributeString("type", type);
                xml.WriteEndElement();
            }
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "zh-CN");
            Element("id", address.Of(self));
            Element("title", title);
            Element("updated", Moment(moments.Count == 0 ? DateTimeOffset.UnixEpoch : moments[0].Moment.At));
            Link("self", address.Of(self), "application/atom+xml");
            Link("alternate", address.Of(page), "text/html");
            xml.WriteStartElement("author", Atom);
            Element("name", site.Organiser.Zh is { Length: > 0 } organiser ? organiser : site.Name.Zh);
            xml.WriteEndElement();
            foreach (var (moment, project) in moments)
            {
                xml.WriteStartElement("entry", Atom);
                Element("id", $"tag:{address.Uri.Host},2026:{moment.Id}");
                Element("title", $"{project}：{moment.WordsZh}");
                Element("updated", Moment(moment.At));
                Link("alternate", address.Of(ProjectNews.PathOf(moment.ProjectId)), "text/html");
                Element("summary", moment.Note ?? moment.WordsZh);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return output.ToArray();
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
