using PublicPortal.Kernel;
using PublicPortal.Residence.Review;

namespace PublicPortal.Residence.Declarations;

/// <summary>申报义务人: who declared, in relation to the person.</summary>
internal enum DeclarantKind
{
    /// <summary>The person.</summary>
    Self,
    /// <summary>A guardian, for a child under 14.</summary>
    Guardian,
    /// <summary>A relative or a member of the household, on one form or for someone without a phone.</summary>
    Relative,
    /// <summary>The landlord, for a dwelling that the landlord lets.</summary>
    Landlord,
    /// <summary>An employer, school, hotel or firm of landlords, through an agent.</summary>
    Organisation,
    /// <summary>A clerk at a counter, with the person or their papers there.</summary>
    Clerk,
}

/// <summary>Declared by somebody else: the person is told, sees it, may object, and may take it over.</summary>
internal sealed partial class ResidenceDeclaration
{
    public DeclarantKind DeclaredBy { get; private set; }
    public Guid? OrganisationId { get; private set; }

    /// <summary>The account that declared for the person; null where people declare for themselves or their child.</summary>
    public Guid? DeclaredByAccountId { get; private set; }

    /// <summary>Masked, as the declarant typed them: all that the declarant ever sees of the person.</summary>
    public string? TypedName { get; private set; }
    public string? TypedNumber { get; private set; }

    /// <summary>When the person said "this is right" and became the one who corrects and ends it.</summary>
    public DateTimeOffset? TakenOverAt { get; private set; }
    public DateTimeOffset? ObjectedAt { get; private set; }

    /// <summary>In the person's words.</summary>
    public string? Objection { get; private set; }

    /// <summary>Somebody else declared it, and the person has not taken it over.</summary>
    public bool IsWithOther => DeclaredByAccountId is not null && TakenOverAt is null;

    public void DeclareForChild() => DeclaredBy = DeclarantKind.Guardian;

    /// <summary>Marks who declared for the person.</summary>
    public void DeclareFor(DeclarantKind kind, Guid accountId, Guid? organisationId, string typedName, string typedNumber) =>
        (DeclaredBy, DeclaredByAccountId, OrganisationId, TypedName, TypedNumber) = (kind, accountId, organisationId, typedName, typedNumber);

    /// <summary>The person's own affair from now on; the declarant keeps a line that says so.</summary>
    public Result TakeOver(Guid accountId, DateTimeOffset now)
    {
        if (!IsOpen || !IsWithOther) return DeclarationRefusals.NotOpen;
        (DeclarantAccountId, TakenOverAt) = (accountId, now);
        return Result.Ok();
    }

    /// <summary>
    /// "I do not live there": nobody stays registered against their word, unless an official saw it; then somebody looks again.
    /// </summary>
    /// <returns>Whether somebody has to look.</returns>
    public Result<bool> Object(string reason, DateTimeOffset now)
    {
        if (!IsOpen || !IsWithOther) return DeclarationRefusals.NotOpen;
        if (ObjectedAt is not null) return DeclarationRefusals.ObjectedAlready;
        (ObjectedAt, Objection) = (now, reason);
        if (DecidedBy is null && DeclaredBy != DeclarantKind.Clerk)
        {
            Decide(DeclarationState.Refused, null, reason, now);
            return false;
        }
        var raised = Raise(ReviewRule.PersonObjects, now);   // what was accepted stays in force until somebody has looked
        if (raised.IsRefused) return Result<bool>.Refuse(raised.Refusals);
        return true;
    }

    /// <summary>The declarant says that the person has left; only until the person has taken it over.</summary>
    public Result EndByDeclarant(DateOnly day, DateOnly today, DateTimeOffset now)
    {
        if (!IsOpen || !IsWithOther) return DeclarationRefusals.NotOpen;
        return State == DeclarationState.Accepted ? MoveOut(day, today, now) : Withdraw(now);
    }
}
