using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Residence.Leases;

namespace PublicPortal.Residence.Declarations;

/// <summary>One declaration with what the place's register says.</summary>
/// <param name="OthersLivingHere">People with an accepted declaration in the dwelling.</param>
internal sealed record DeskView(DeclarationView View, IReadOnlyList<Lease> Leases, int OthersLivingHere);

/// <summary>One declaration as officials of its place see it; the list is <see cref="Desk.DeclarationLists"/>.</summary>
internal sealed class InboxQueries(PortalDbContext db, DeclarationQueries declarations, ICurrentUser user)
{
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

    private const int CaseNumberLength = 18;

    /// <summary>The stored form of a case number as people read it out: blanks, hyphens, O for 0. Null when it is none.</summary>
    internal static string? CaseNumber(string? typed)
    {
        var number = HumanCode.Normalize(typed);
        if (number.Length != CaseNumberLength || !number.StartsWith("RZ", StringComparison.Ordinal) || !number.All(char.IsAsciiLetterOrDigit)) return null;
        var check = HumanCode.CheckCharacter(number[..^1]);
        return HumanCode.Normalize(check.ToString()) == number[^1..] ? number[..^1] + check : null;
    }
}
