using PublicPortal.Accounts.Contracts;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarants;

/// <summary>Who declared, in words that the person understands.</summary>
internal sealed class DeclarantNames(IAccounts accounts, IOrganisations organisations)
{
    public async Task<LocalizedText> OfAsync(ResidenceDeclaration declaration, CancellationToken cancel)
    {
        if (declaration.OrganisationId is { } organisation && (await organisations.FindManyAsync([organisation], cancel)).GetValueOrDefault(organisation) is { } known)
            return new LocalizedText(known.Name, known.Name);
        var account = declaration.DeclaredByAccountId is { } id ? await accounts.FindAsync(id, cancel) : null;
        var name = account?.DisplayName ?? "—";
        return declaration.DeclaredBy switch
        {
            DeclarantKind.Clerk => new($"窗口人员{name}（工号 {account?.StaffNumber}）", $"clerk {name} (number {account?.StaffNumber})"),
            DeclarantKind.Landlord => new($"房东{name}", $"the landlord {name}"),
            DeclarantKind.Relative => new($"{name}（家人或亲友）", $"{name} (family or friend)"),
            _ => new(name, name),
        };
    }
}
