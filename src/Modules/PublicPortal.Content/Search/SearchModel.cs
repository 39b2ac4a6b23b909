using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.Content.Search;

/// <summary>The table of what can be found, and over it the index of the database's own kind.</summary>
internal static class SearchModel
{
    public static void Configure(ModelBuilder model) => model.Entity<SearchDocument>(e =>
    {
        e.ToTable("content_search");
        e.Property(d => d.Kind).HasMaxLength(60);
        e.Property(d => d.Text).HasMaxLength(SearchDocument.LongestText);
        e.Property(d => d.Address).HasMaxLength(300);
        e.Property(d => d.ScopePath).HasMaxLength(240);
        e.Property(d => d.Folded).HasMaxLength(SearchDocument.LongestText * 4);
        e.Property(d => d.Terms).HasMaxLength(SearchDocument.LongestText * 8);
        e.HasIndex(d => d.Number);
    });

    public static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("content_search", t => new
        {
            id = t.Column<Guid>(),
            number = t.Column<long>(),
            kind = t.Column<string>(maxLength: 60),
            title = t.Column<string>(maxLength: 200),
            text = t.Column<string>(maxLength: SearchDocument.LongestText),
            address = t.Column<string>(maxLength: 300),
            scope_path = t.Column<string>(maxLength: 240),
            published_at = t.Column<long>(),
            folded = t.Column<string>(maxLength: SearchDocument.LongestText * 4, nullable: true),
            terms = t.Column<string>(maxLength: SearchDocument.LongestText * 8, nullable: true),
        }, constraints: t => t.PrimaryKey("pk_content_search", x => x.id));
        migration.CreateIndex("ix_content_search_number", "content_search", "number");
        // No model knows these two: EF maps neither a full-text table nor an index over an expression.
        if (migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
            migration.Sql("create virtual table content_search_fts using fts5(terms, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')");
        if (migration.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL")
            migration.Sql("create index ix_content_search_terms on content_search using gin (array_to_tsvector(string_to_array(terms, ' ')))");
    }
}
