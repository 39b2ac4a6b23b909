using System.Data.Common;
using PublicPortal.Content.Contracts;
using PublicPortal.Data;

namespace PublicPortal.Content.Items;

/// <summary>What lies at an address: the one question of each rendering of an item's page. It sees what is committed.</summary>
internal sealed class PublishedAt(PlainQuery query)
{
    private const string AtAddress = """
        select content_item_id, content_item_version_id, content_type, display_text, address, scope_path, coalesce(published_utc, modified_utc), modified_utc, author, content
        from content_item where published and address = @value
        """;

    /// <param name="address">Without a slash at the beginning.</param>
    public async Task<PublishedItem?> FindAsync(string address, CancellationToken cancel) =>
        address.Length <= ItemVersion.LongestAddress ? await query.FirstAsync(AtAddress, address, Read, cancel) : null;

    private static PublishedItem Read(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)), row.GetString(8), row.GetString(9));
}
