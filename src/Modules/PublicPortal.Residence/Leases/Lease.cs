using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Leases;

internal enum LeaseSource
{
    /// <summary>From the register of leases.</summary>
    Imported,
    /// <summary>Entered by the landlord.</summary>
    Landlord,
}

internal enum LeaseState
{
    /// <summary>Counts.</summary>
    Standing,
    /// <summary>Another landlord is on record: an official decides; until then the lease counts for nothing.</summary>
    OtherLandlord,
    /// <summary>Nothing but the landlord's word speaks for it, neither the plate nor an earlier lease: an official looks.</summary>
    Unproven,
    /// <summary>An official found that it is not so, or the landlord took it back.</summary>
    Declined,
}

/// <summary>租约 of a dwelling. The landlord is found by the blind index of the document, so that an account can come later.</summary>
internal sealed class Lease : IVersioned
{
    public Guid Id { get; init; }
    public Guid DwellingId { get; set; }
    public required byte[] LandlordName { get; set; }
    public Residents.Contracts.DocumentType LandlordDocumentType { get; set; }

    /// <summary>Sealed; empty inside where the landlord entered the lease, since the index finds the person.</summary>
    public required byte[] LandlordNumber { get; set; }
    public required byte[] LandlordIndex { get; set; }
    public DateOnly From { get; set; }

    /// <summary>Last day; null when it runs on.</summary>
    public DateOnly? To { get; set; }
    public LeaseSource Source { get; init; }
    public LeaseState State { get; set; }

    /// <summary>When an official, or an earlier lease of the register, vouched that this is the landlord. Only then the landlord sees who lives there.</summary>
    public DateTimeOffset? VouchedAt { get; set; }
    public Guid? VouchedBy { get; set; }
    public Guid? EnteredBy { get; init; }
    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>Sealed; as the landlord wrote it, for the landlord alone.</summary>
    public byte[]? TenantName { get; set; }

    /// <summary>What an official said to a question.</summary>
    public string? Note { get; set; }
    public long Version { get; set; }

    public bool IsQuestion => State is LeaseState.OtherLandlord or LeaseState.Unproven;
    public bool IsVouched => Source == LeaseSource.Imported || VouchedAt is not null;

    public bool Covers(DateOnly day) => State == LeaseState.Standing && From <= day && (To is null || day <= To);

    public bool Overlaps(DateOnly from, DateOnly? to) => (To is null || from <= To) && (to is null || From <= to);

    /// <summary>The landlord ends it; a question is taken back.</summary>
    public Result End(DateOnly day, DateOnly today)
    {
        if (State == LeaseState.Declined) return LeaseRefusals.Gone;
        if (day < From) return LeaseRefusals.ToBeforeFrom;
        if (day > today.AddYears(20)) return LeaseRefusals.ToWrong;
        if (IsQuestion) State = LeaseState.Declined;
        To = day;
        return Result.Ok();
    }

    /// <summary>An official has seen who the landlord is.</summary>
    public Result Vouch(Guid by, DateTimeOffset now)
    {
        if (State == LeaseState.Declined || IsVouched) return LeaseRefusals.Gone;
        (State, VouchedAt, VouchedBy) = (LeaseState.Standing, now, by);
        return Result.Ok();
    }

    public Result Decline(Guid by, string note)
    {
        if (State == LeaseState.Declined || IsVouched) return LeaseRefusals.Gone;
        (State, VouchedBy, Note) = (LeaseState.Declined, by, note);
        return Result.Ok();
    }
}
