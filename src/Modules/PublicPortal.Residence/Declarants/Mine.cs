using System.Linq.Expressions;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarants;

/// <summary>Whose affair a declaration is.</summary>
internal static class Mine
{
    /// <summary>
    /// Held by the account: declared for oneself or one's child, or declared by another and taken over. Whoever declared
    /// for somebody else does not hold it: they have their own page, which shows what they typed.
    /// </summary>
    public static IQueryable<ResidenceDeclaration> HeldBy(this IQueryable<ResidenceDeclaration> rows, Guid accountId) => rows.Where(Holds(accountId));

    public static Expression<Func<ResidenceDeclaration, bool>> Holds(Guid accountId) =>
        d => d.DeclarantAccountId == accountId && (d.DeclaredByAccountId == null || d.TakenOverAt != null);

    /// <summary>Held by the account, or about its person and declared by somebody else.</summary>
    public static IQueryable<ResidenceDeclaration> Concerning(this IQueryable<ResidenceDeclaration> rows, Guid accountId, Guid? personId) => rows.Where(
        d => (d.DeclarantAccountId == accountId && (d.DeclaredByAccountId == null || d.TakenOverAt != null)) || (personId != null && d.PersonId == personId));

    /// <summary>
    /// What others declared is an earlier record in a stranger's hands: shown in part, just enough to recognise, until
    /// the person was seen at a counter or has taken it over at the door.
    /// </summary>
    public static bool IsShownWhole(this ResidenceDeclaration declaration, PersonInfo person) => !declaration.IsWithOther || person.Level == VerifiedLevel.Counter;

    /// <summary>The address in part: community, and the last four of the dwelling's code.</summary>
    public static LocalizedText InPart(DwellingInfo? dwelling) => dwelling is null
        ? new("库外地址", "An address not in the register")
        : new($"{dwelling.CommunityName}的一套房（房屋编码尾号 {dwelling.Code[^4..]}）", $"a dwelling in {dwelling.CommunityName} (code ending in {dwelling.Code[^4..]})");
}
