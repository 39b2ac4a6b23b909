using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Endorsements;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Residents.Contracts;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>On a community's home: what one may propose until when, and what was proposed.</summary>
internal sealed class CommunityRounds(PortalDbContext db, RoundQueries rounds, WorkingCalendar calendar, TimeProvider clock) : ICommunitySlot
{
    public int Order => 20;

    public async Task<CommunityBlock?> ForAsync(CommunityPlace place, ICollection<string> tags, CancellationToken cancel)
    {
        tags.Add(ProposalQueries.AllTag);   // without a round there is no community id to name
        if ((await rounds.OfCommunityAsync(place.ScopePath, 1, cancel)).FirstOrDefault() is not { } round || round.Standing == RoundStanding.Cancelled) return null;
        var today = ChinaTime.Today(clock);
        var count = await db.Set<Proposal>().Where(ProposalQueries.Public).CountAsync(p => p.RoundId == round.Id, cancel);
        var rows = new List<CommunityRow>();
        if (round.TakesProposals(today))
            rows.Add(new CommunityRow("flag", T("我来提议", "Propose something"), T($"{round.Title}，{ChinaTime.Short(round.ClosesOn)}截止", $"{round.Title}, until {ChinaTime.Short(round.ClosesOn)}"), $"/propose?community={place.Code}"));
        rows.Add(new CommunityRow("list", T($"看 {count} 个提议", $"{count} proposals"), Words(round, today), $"/proposals?community={place.Code}"));
        rows.Add(new CommunityRow("wallet", T($"本次资金 {Yuan.Show(round.Fund)}", $"{Yuan.Show(round.Fund)} in this round"), T("规则、日期和进展", "Rules, dates and how it goes"), $"/rounds/{round.Id}"));
        return new CommunityBlock(new LocalizedText("大家的提议", "Proposals"), rows);
    }

    private string Words(Round round, DateOnly today) => round.Standing switch
    {
        RoundStanding.Open when round.TakesProposals(today) => T($"正在征集，还剩 {Math.Max(0, calendar.Left(today, round.ClosesOn))} 个工作日", $"Open, {Math.Max(0, calendar.Left(today, round.ClosesOn))} working days left"),
        RoundStanding.Open when today < round.OpensOn => T($"{ChinaTime.Short(round.OpensOn)}开始", $"Begins on {ChinaTime.Short(round.OpensOn)}"),
        RoundStanding.Open or RoundStanding.Closed => T("征集已截止，正在商议", "Closed, being consulted about"),
        RoundStanding.BeforeCouncil => T("议事会正在决定", "The council is choosing"),
        _ => T("议事会已经决定", "The council has chosen"),
    };
}

/// <summary>On the resident's home: a draft that waits, a request to merge, an answer that one may object to.</summary>
internal sealed class ProposalHomeCards(PortalDbContext db, MergeService merges, TimeProvider clock) : IHomeSlot
{
    public async Task<IReadOnlyList<HomeItem>> WaitingAsync(Guid accountId, CancellationToken cancel)
    {
        var today = ChinaTime.Today(clock);
        var items = new List<HomeItem>();
        foreach (var merge in (await merges.WaitingAsync(accountId, cancel)).Where(m => m.Into.OwnerAccountId == accountId))
            items.Add(new HomeItem(new("有人想和您的提议合并", "Somebody wants to merge with your proposal"), new(merge.Into.Title, merge.Into.Title), $"/my/proposals/{merge.Into.Id}", "flag", merge.Offer.At, null, new("去看看", "Look")));
        var drafts = await (from d in db.Set<ProposalDraft>() join r in db.Set<Round>() on d.RoundId equals r.Id where d.OwnerAccountId == accountId && r.Standing == RoundStanding.Open select new { d.ChangedAt, r.ClosesOn, r.Title, r.CommunityCode }).ToListAsync(cancel);
        foreach (var draft in drafts.Where(d => d.ClosesOn >= today))
            items.Add(new HomeItem(new("您的提议还没有提交", "Your proposal is not sent yet"), new(draft.Title, draft.Title), $"/propose/details?community={draft.CommunityCode}", "pencil", draft.ChangedAt, draft.ClosesOn, new("接着写", "Go on")));
        return items;
    }

    public async Task<IReadOnlyList<HomeItem>> LatelyAsync(Guid accountId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().AddDays(-60);
        var answers = await (from a in db.Set<Answer>() join p in db.Set<Proposal>() on a.ProposalId equals p.Id where p.OwnerAccountId == accountId && a.At >= since orderby a.At descending select new { a, p.Title }).Take(5).ToListAsync(cancel);
        return [.. answers.Select(x => new HomeItem(x.a.Eligible ? new("您的提议通过了审核", "Your proposal is eligible") : new("您的提议有答复了", "Your proposal is answered"), new(x.Title, x.Title), $"/my/proposals/{x.a.ProposalId}", "flag", x.a.At))];
    }
}

/// <summary>The desk's search box finds proposals by number, or by words of the title.</summary>
internal sealed class ProposalSearch(PortalDbContext db, ICurrentUser user) : IDeskSearch
{
    public async Task<IReadOnlyList<DeskHit>> FindAsync(string typed, CancellationToken cancel)
    {
        var number = ProposalNumbers.Read(typed);
        var scopes = user.Scopes(MicroProjectsPermissions.View);
        if (scopes.Count == 0 || (number is null && typed.Length < 2)) return [];
        var within = db.Set<Proposal>().AsNoTracking().Where(ScopeFilter.Below<Proposal>([.. scopes], p => p.ScopePath));
        var found = await (number is null ? within.Where(p => p.Title.Contains(typed)) : within.Where(p => p.Number == number)).OrderByDescending(p => p.SentAt).Take(10).ToListAsync(cancel);
        return [.. found.Select(p => new DeskHit(new("提议", "Proposal"), p.Title, ProposalNumbers.Shown(p.Number), $"/desk/proposals/{p.Id}", "flag", number is not null))];
    }
}

/// <summary>Persons that proposals still refer to are not deleted.</summary>
internal sealed class ProposalPersons(PortalDbContext db) : IPersonUse
{
    public async Task<IReadOnlyCollection<Guid>> InUseAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancel) =>
        await db.Set<Proposal>().Where(p => personIds.Contains(p.PersonId)).Select(p => p.PersonId)
            .Union(db.Set<Endorsement>().Where(e => personIds.Contains(e.PersonId)).Select(e => e.PersonId))
            .Union(db.Set<AnswerObjection>().Where(o => personIds.Contains(o.PersonId)).Select(o => o.PersonId)).ToListAsync(cancel);
}

/// <summary>What is held about a person here, for the copy that they may take.</summary>
internal sealed class OwnProposals(PortalDbContext db, DraftService drafts) : IOwnData
{
    public string Name => "proposals";

    public async Task<JsonNode?> CollectAsync(Guid accountId, Guid? personId, CancellationToken cancel)
    {
        static JsonNode[] Nodes<T>(IEnumerable<T> rows, Func<T, JsonObject> node) => [.. rows.Select(node)];
        var own = await db.Set<Proposal>().AsNoTracking().Where(p => p.OwnerAccountId == accountId || (personId != null && p.PersonId == personId)).OrderBy(p => p.SentAt).ToListAsync(cancel);
        var endorsed = personId is null ? [] : await (from e in db.Set<Endorsement>() join p in db.Set<Proposal>() on e.ProposalId equals p.Id where e.PersonId == personId orderby e.At select new { p.Number, p.Title, e.At }).ToListAsync(cancel);
        var follows = await (from f in db.Set<Follow>() join p in db.Set<Proposal>() on f.ProposalId equals p.Id where f.FollowerAccountId == accountId orderby f.At select new { p.Number, p.Title, f.At }).ToListAsync(cancel);
        var comments = await db.Set<Comments.Comment>().AsNoTracking().Where(c => c.AuthorAccountId == accountId && c.Standing != Comments.CommentStanding.Deleted).OrderBy(c => c.At).ToListAsync(cancel);
        var objections = await db.Set<AnswerObjection>().AsNoTracking().Where(o => o.OwnerAccountId == accountId || (personId != null && o.PersonId == personId)).OrderBy(o => o.At).ToListAsync(cancel);
        return new JsonObject
        {
            ["proposals"] = new JsonArray(Nodes(own, p => new JsonObject { ["number"] = p.Number, ["title"] = p.Title, ["need"] = p.Need, ["place"] = p.Place, ["standing"] = p.Standing.ToString(), ["sentAt"] = p.SentAt })),
            ["drafts"] = new JsonArray(Nodes(await drafts.OfAsync(accountId, cancel), d => new JsonObject { ["round"] = d.Round.Title, ["title"] = drafts.Content(d.Draft).Title, ["need"] = drafts.Content(d.Draft).Need, ["changedAt"] = d.Draft.ChangedAt })),
            ["endorsements"] = new JsonArray(Nodes(endorsed, e => new JsonObject { ["number"] = e.Number, ["title"] = e.Title, ["at"] = e.At })),
            ["follows"] = new JsonArray(Nodes(follows, f => new JsonObject { ["number"] = f.Number, ["title"] = f.Title, ["at"] = f.At })),
            ["comments"] = new JsonArray(Nodes(comments, c => new JsonObject { ["text"] = c.Text, ["standing"] = c.Standing.ToString(), ["at"] = c.At })),
            ["objections"] = new JsonArray(Nodes(objections, o => new JsonObject { ["text"] = o.Text, ["reply"] = o.Reply, ["at"] = o.At })),
        };
    }
}
