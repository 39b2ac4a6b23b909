using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Contracts;
using PublicPortal.Data;

namespace PublicPortal.Content.Search;

internal sealed record SearchPage(IReadOnlyList<SearchDocument> Hits, int Total);

/// <summary>The index of published things, written in the transaction that publishes, and asked.</summary>
internal sealed class SiteSearch(PortalDbContext db) : ISiteSearch
{
    public const int PageSize = 10, MostPages = 50;

    public async Task PutAsync(SearchEntry entry, CancellationToken cancel = default)
    {
        await db.BeginWriteAsync(cancel);
        var found = await db.Set<SearchDocument>().FirstOrDefaultAsync(d => d.Id == entry.Id, cancel);
        var document = found ?? new SearchDocument { Id = entry.Id, Kind = "", Title = "", Text = "", Address = "" };
        var text = entry.Text.Length <= SearchDocument.LongestText ? entry.Text : entry.Text[..SearchDocument.LongestText];
        (document.Kind, document.Title, document.Text, document.Address, document.ScopePath, document.PublishedAt) =
            (entry.Kind, Cut(entry.Title, 200), text, entry.Address, entry.ScopePath, entry.PublishedAt);
        var terms = Bigrams.Index(entry.Title + "\n" + text);
        if (db.Database.IsNpgsql()) (document.Folded, document.Terms) = (Cut(Bigrams.Fold(entry.Title + "\n" + text), SearchDocument.LongestText * 4), terms);
        else if (found is null) document.Number = 1 + (await db.Set<SearchDocument>().MaxAsync(d => (long?)d.Number, cancel) ?? 0);
        if (found is null) db.Add(document);
        await db.SaveChangesAsync(cancel);
        if (db.Database.IsNpgsql()) return;
        if (found is not null) await db.Database.ExecuteSqlAsync($"delete from content_search_fts where rowid = {document.Number}", cancel);
        await db.Database.ExecuteSqlAsync($"insert into content_search_fts (rowid, terms) values ({document.Number}, {terms})", cancel);
    }

    public async Task RemoveAsync(Guid id, CancellationToken cancel = default)
    {
        if (await db.Set<SearchDocument>().FirstOrDefaultAsync(d => d.Id == id, cancel) is not { } document) return;
        await db.BeginWriteAsync(cancel);
        if (!db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"delete from content_search_fts where rowid = {document.Number}", cancel);
        db.Remove(document);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Hits in the title first, then the newest.</summary>
    /// <param name="places">Scope paths; null for all.</param>
    /// <param name="page">From 1.</param>
    public async Task<SearchPage> FindAsync(SearchQuery query, string? kind = null, IReadOnlyCollection<string>? places = null, int page = 1, CancellationToken cancel = default)
    {
        if (query.IsEmpty) return new SearchPage([], 0);
        var hits = Matching(query);
        if (kind is not null) hits = hits.Where(d => d.Kind == kind);
        if (places is not null) hits = hits.Where(d => places.Contains(d.ScopePath));
        var total = await hits.CountAsync(cancel);
        var first = query.Runs[0].Text;
        var rows = await hits.OrderByDescending(d => d.Title.ToLower().Contains(first)).ThenByDescending(d => d.PublishedAt).ThenBy(d => d.Id)
            .Skip((Math.Clamp(page, 1, MostPages) - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return new SearchPage(rows, total);
    }

    private IQueryable<SearchDocument> Matching(SearchQuery query)
    {
        if (!db.Database.IsNpgsql())
        {
            var match = query.ForSqlite();
            return db.Set<SearchDocument>().FromSql($"select * from content_search where number in (select rowid from content_search_fts where terms match {match})").AsNoTracking();
        }
        var terms = query.ForPostgres();
        var hits = db.Set<SearchDocument>().FromSql($"select * from content_search where array_to_tsvector(string_to_array(terms, ' ')) @@ {terms}::tsquery").AsNoTracking();
        foreach (var phrase in query.Phrases) hits = hits.Where(d => d.Folded!.Contains(phrase));
        return hits;
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
