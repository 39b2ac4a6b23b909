using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarations;

/// <summary>One declaration in a list.</summary>
internal sealed record DeclarationLine(ResidenceDeclaration Declaration, DwellingInfo? Dwelling, PersonInfo Person)
{
    public string Address => Dwelling?.Address ?? Hosting.Pages.Text.T("库外地址", "Address not in the register");

    /// <summary>As the person sees it.</summary>
    public string OwnAddress => Declaration.IsShownWhole(Person) ? Address : Mine.InPart(Dwelling).ToString();
}

/// <summary>All that the page of one declaration shows.</summary>
internal sealed record DeclarationView(
    ResidenceDeclaration Declaration, DwellingInfo? Dwelling, string? WrittenAddress, PersonInfo Person, string OwnName, VerificationOrder? Order,
    LandlordConfirmation? Landlord, IReadOnlyList<LeasePhoto> Photos, IReadOnlyList<PastEvent> History, string? Code)
{
    public string Address => Dwelling?.Address ?? WrittenAddress ?? "";
}

/// <summary>Reads of people about their own declarations.</summary>
internal sealed class DeclarationQueries(
    PortalDbContext db, IPersons persons, IPlaces places, IEventHistory history, IVerificationCodes codes, FieldCipher cipher)
{
    public async Task<IReadOnlyList<DeclarationLine>> OfAccountAsync(Guid accountId, CancellationToken cancel)
    {
        var own = await persons.OfAccountAsync(accountId, cancel);
        var rows = await db.Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts).Concerning(accountId, own?.Id)
            .OrderByDescending(d => d.SubmittedAt).Take(50).ToListAsync(cancel);
        return await LinesAsync(rows, cancel);
    }

    /// <summary>Adds persons and dwellings with one query each.</summary>
    public async Task<IReadOnlyList<DeclarationLine>> LinesAsync(IReadOnlyList<ResidenceDeclaration> rows, CancellationToken cancel)
    {
        var who = await persons.FindManyAsync([.. rows.Select(d => d.PersonId).Distinct()], cancel);
        var where = await places.FindDwellingsAsync([.. rows.Select(d => d.DwellingId).OfType<Guid>().Distinct()], cancel);
        return [.. rows.Select(d => new DeclarationLine(d, d.DwellingId is { } id ? where.GetValueOrDefault(id) : null, who[d.PersonId]))];
    }

    /// <summary>The declaration that the account holds; null for anybody else's, as if it did not exist.</summary>
    public async Task<DeclarationView?> FindOwnAsync(Guid declarationId, Guid accountId, CancellationToken cancel)
    {
        var declaration = await db.Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts).HeldBy(accountId).FirstOrDefaultAsync(d => d.Id == declarationId, cancel);
        return declaration is null ? null : await ViewAsync(declaration, cancel);
    }

    /// <summary>Held by the account, or about its person and declared by somebody else.</summary>
    public async Task<DeclarationView?> FindConcerningAsync(Guid declarationId, Guid accountId, CancellationToken cancel)
    {
        var own = await persons.OfAccountAsync(accountId, cancel);
        var declaration = await db.Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts).Concerning(accountId, own?.Id).FirstOrDefaultAsync(d => d.Id == declarationId, cancel);
        return declaration is null ? null : await ViewAsync(declaration, cancel);
    }

    public async Task<DeclarationView> ViewAsync(ResidenceDeclaration declaration, CancellationToken cancel)
    {
        var order = await (from i in db.Set<OrderItem>().AsNoTracking()
                           join o in db.Set<VerificationOrder>().AsNoTracking() on i.OrderId equals o.Id
                           where i.DeclarationId == declaration.Id
                           orderby o.CreatedAt descending
                           select o).FirstOrDefaultAsync(cancel);
        var code = declaration.State is DeclarationState.Accepted or DeclarationState.MovedOut
            ? await codes.FindAsync(DeclarationReceipt.KindName, declaration.Id, cancel) : null;
        return new DeclarationView(
            declaration,
            declaration.DwellingId is { } id ? await places.FindDwellingAsync(id, cancel) : null,
            declaration.AddressSealed is { } address ? cipher.Open(DeclarationService.AddressColumn, declaration.Id, address) : null,
            (await persons.FindAsync(declaration.PersonId, cancel))!,
            await persons.OwnNameAsync(declaration.PersonId, cancel) ?? "",
            order,
            await db.Set<LandlordConfirmation>().AsNoTracking().Where(c => c.DeclarationId == declaration.Id).OrderByDescending(c => c.AskedAt).FirstOrDefaultAsync(cancel),
            await db.Set<LeasePhoto>().AsNoTracking().Where(p => p.DeclarationId == declaration.Id).OrderBy(p => p.AddedAt).ToListAsync(cancel),
            await history.OfAsync(declaration.Id, cancel),
            code);
    }

    /// <summary>Accepted homes of a person other than the given dwelling, to offer moving out.</summary>
    public async Task<IReadOnlyList<DwellingInfo>> OtherHomesAsync(Guid personId, Guid? dwellingId, CancellationToken cancel)
    {
        var ids = await db.Set<ResidenceDeclaration>().AsNoTracking()
            .Where(d => d.PersonId == personId && d.State == DeclarationState.Accepted && d.DwellingId != null && d.DwellingId != dwellingId)
            .Select(d => d.DwellingId!.Value).Distinct().ToListAsync(cancel);
        return [.. (await places.FindDwellingsAsync(ids, cancel)).Values];
    }
}
