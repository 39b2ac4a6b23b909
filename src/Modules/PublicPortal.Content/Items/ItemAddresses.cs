using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Items;

/// <summary>Addresses of items: typed, or made of a plain title, or of date and id where the title is Chinese.</summary>
internal sealed class ItemAddresses(PortalDbContext db, TimeProvider clock)
{
    /// <summary>First parts of addresses that belong to the site itself.</summary>
    private static readonly string[] Reserved = ["desk", "my", "api", "dev", "media", "d", "verify", "preferences", "sitemap", "accounts", "residence", "residents", "simulator", "wechat", "health", "search", "feeds", "c", "v", "error", "sign-in", "privacy", "healthz", "openapi", "robots.txt", "sitemap.xml",
        "council", "polls", "votes", "proposals", "propose", "rounds", "projects", "funds", "field", "sign-out", "index"];

    /// <summary>What was typed, checked; null when nothing was.</summary>
    public static Result<string?> Typed(string? address)
    {
        var typed = (address ?? "").Trim().Trim('/');
        if (typed.Length == 0) return Result.Ok<string?>(null);
        if (typed.Length > ItemVersion.LongestAddress || !typed.Split('/').All(IsSegment)) return ItemRefusals.Address;
        var first = typed.Split('/')[0];
        return Reserved.Contains(first) ? ItemRefusals.AddressReserved.With(first) : typed;
    }

    private static bool IsSegment(string segment) => segment.Length > 0 && segment.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.') && segment.Trim('.').Length > 0;

    /// <summary>The address under which the item will be published: the one it names, else a new one. Null where the type has none.</summary>
    public async Task<Result<string?>> ForAsync(TypeDefinition? type, ItemVersion item, JsonObject parts, bool makesFree, CancellationToken cancel)
    {
        if (type?.Has("AutoroutePart") != true && parts["AutoroutePart"] is null) return Result.Ok<string?>(null);
        var named = Typed(parts.PartOf("AutoroutePart")?.Text("Path"));
        if (named.IsRefused) return makesFree ? Result.Ok<string?>(null) : named;
        var wanted = named.Value ?? Make(type, item);
        if (!makesFree) return wanted;
        for (var n = 2; ; n++)
        {
            var tried = n == 2 ? wanted : $"{wanted}-{n - 1}";
            if (!await db.Set<ItemVersion>().AnyAsync(i => i.Published && i.Address == tried && i.ContentItemId != item.ContentItemId, cancel)) return tried;
        }
    }

    private string Make(TypeDefinition? type, ItemVersion item)
    {
        var prefix = type?.AddressPrefix is { Length: > 0 } given ? given + "/" : "";
        var slug = Slug(item.DisplayText);
        if (slug.Length > 0) return prefix + slug;
        var day = ChinaTime.Date(item.PublishedUtc ?? clock.GetUtcNow()).ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        var id = new string([.. item.ContentItemId.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return $"{prefix}{day}-{(id.Length <= 6 ? id : id[^6..])}";
    }

    /// <summary>Letters and digits of a plain title; empty when any of it is written otherwise.</summary>
    internal static string Slug(string title)
    {
        if (title.Any(c => c > 0x24F && char.IsLetter(c))) return "";
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-' && !char.IsAsciiLetterOrDigit(c) && c < 0x300) slug.Append('-');
            if (slug.Length >= 80) break;
        }
        return slug.ToString().Trim('-');
    }

    /// <summary>Visitors of the former address are led on; an address that is in use again leads nowhere else.</summary>
    public async Task MoveAsync(string contentItemId, string? former, string? present, CancellationToken cancel)
    {
        if (present is not null && await db.Set<Redirect>().FindAsync([present], cancel) is { } taken) db.Remove(taken);
        if (former is null || former == present) return;
        if (await db.Set<Redirect>().FindAsync([former], cancel) is { } standing) (standing.ContentItemId, standing.CreatedAt) = (contentItemId, clock.GetUtcNow());
        else db.Add(new Redirect { Address = former, ContentItemId = contentItemId, CreatedAt = clock.GetUtcNow() });
    }
}
