using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Declarations;

/// <summary>What officials look for; as typed or chosen.</summary>
/// <param name="Show"><c>todo</c>, <c>review</c>, <c>accepted</c>, <c>refused</c>, <c>ended</c> or <c>all</c>.</param>
/// <param name="Place">Id of a street or community.</param>
/// <param name="Since">First day of submission.</param>
internal sealed record InboxFilter(string? Show, string? Place, string? Rule, string? Since, string? Number, int Page);

internal sealed record Inbox(IReadOnlyList<DeclarationLine> Lines, int Total, IReadOnlyDictionary<string, int> Counts);

/// <summary>One declaration with what the place's register says.</summary>
/// <param name="OthersLivingHere">People with an accepted declaration in the dwelling.</param>
internal sealed record DeskView(DeclarationView View, IReadOnlyList<Lease> Leases, int OthersLivingHere);

/// <summary>Reads of officials about declarations, within their places.</summary>
internal sealed class InboxQueries(PortalDbContext db, DeclarationQueries declarations, IPlaces places, ICurrentUser user)
{
    public const int PageSize = 30;
    public static readonly IReadOnlyList<string> Shows = ["todo", "review", "accepted", "refused", "ended", "all"];

    public async Task<Inbox> ListAsync(InboxFilter filter, CancellationToken cancel)
    {
        var matching = await MatchingAsync(filter, cancel);
        var counts = new Dictionary<string, int>();
        foreach (var show in Shows) counts[show] = await Shown(matching, show).CountAsync(cancel);
        var chosen = Shown(matching, filter.Show ?? "todo");
        chosen = filter.Show is null or "todo" or "review"
            ? chosen.OrderBy(d => d.ReviewAskedAt == null).ThenBy(d => d.SubmittedAt).ThenBy(d => d.Id)   // a person who asked for a human comes first
            : chosen.OrderByDescending(d => d.SubmittedAt).ThenBy(d => d.Id);
        var rows = await chosen.Include(d => d.Doubts).Skip((Math.Max(1, filter.Page) - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return new Inbox(await declarations.LinesAsync(rows, cancel), counts[filter.Show ?? "todo"], counts);
    }

    /// <summary>Null when there is no such declaration in reach.</summary>
    public async Task<DeskView?> FindAsync(Guid declarationId, CancellationToken cancel)
    {
        var declaration = await db.Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts).FirstOrDefaultAsync(d => d.Id == declarationId, cancel);
        if (declaration is null || !user.Has(ResidencePermissions.ViewDeclarations, declaration.ScopePath)) return null;
        var leases = declaration.DwellingId is { } dwelling
            ? await db.Set<Lease>().AsNoTracking().Where(l => l.DwellingId == dwelling).OrderByDescending(l => l.From).Take(5).ToListAsync(cancel) : [];
        var others = declaration.DwellingId is { } here
            ? await db.Set<ResidenceDeclaration>().CountAsync(d => d.DwellingId == here && d.State == DeclarationState.Accepted && d.PersonId != declaration.PersonId, cancel) : 0;
        return new DeskView(await declarations.ViewAsync(declaration, cancel), leases, others);
    }

    /// <summary>Streets and communities in reach, each street before its communities.</summary>
    public async Task<IReadOnlyList<PlaceInfo>> PlacesAsync(CancellationToken cancel)
    {
        var found = new Dictionary<Guid, PlaceInfo>();
        foreach (var scope in user.Scopes(ResidencePermissions.ViewDeclarations))
            foreach (var level in new[] { PlaceLevel.Street, PlaceLevel.Community })
                foreach (var place in await places.PlacesAsync(level, scope, cancel)) found[place.Id] = place;
        return [.. found.Values.OrderBy(p => p.ScopePath, StringComparer.Ordinal)];
    }

    /// <summary>The stored form of a case number as people read it out: blanks, hyphens, O for 0. Null when it is none.</summary>
    internal static string? CaseNumber(string? typed)
    {
        var number = HumanCode.Normalize(typed);
        if (number.Length != 16 || !number.StartsWith("RZ", StringComparison.Ordinal) || !number.All(char.IsAsciiLetterOrDigit)) return null;
        var check = HumanCode.CheckCharacter(number[..15]);
        return HumanCode.Normalize(check.ToString()) == number[15..] ? number[..15] + check : null;
    }

    private async Task<IQueryable<ResidenceDeclaration>> MatchingAsync(InboxFilter filter, CancellationToken cancel)
    {
        var query = db.Set<ResidenceDeclaration>().AsNoTracking().Where(ScopeFilter.Below<ResidenceDeclaration>(user.Scopes(ResidencePermissions.ViewDeclarations), d => d.ScopePath));
        if (!string.IsNullOrWhiteSpace(filter.Number))
        {
            var number = CaseNumber(filter.Number);
            var part = HumanCode.Normalize(filter.Number);
            query = number is not null ? query.Where(d => d.CaseNumber == number) : query.Where(d => d.CaseNumber.Contains(part));
        }
        if (Guid.TryParse(filter.Place, out var placeId))
        {
            var path = (await places.FindPlaceAsync(placeId, cancel))?.ScopePath;
            query = path is null ? query.Where(d => false) : query.Where(d => d.ScopePath.StartsWith(path));
        }
        if (Enum.TryParse<ReviewRule>(filter.Rule, out var rule) && Enum.IsDefined(rule)) query = query.Where(d => d.Doubts.Any(x => x.Rule == rule));
        if (DateOnly.TryParseExact(filter.Since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since))
        {
            var from = ChinaTime.StartOf(since);
            query = query.Where(d => d.SubmittedAt >= from);
        }
        return query;
    }

    private static IQueryable<ResidenceDeclaration> Shown(IQueryable<ResidenceDeclaration> query, string show) => show switch
    {
        "todo" => query.Where(d => d.State == DeclarationState.Doubtful || d.ReviewAskedAt != null || (d.State == DeclarationState.Accepted && d.Doubts.Any(x => x.SettledAt == null))),
        "review" => query.Where(d => d.ReviewAskedAt != null),
        "accepted" => query.Where(d => d.State == DeclarationState.Accepted),
        "refused" => query.Where(d => d.State == DeclarationState.Refused),
        "ended" => query.Where(d => d.State == DeclarationState.Withdrawn || d.State == DeclarationState.MovedOut),
        _ => query,
    };
}
