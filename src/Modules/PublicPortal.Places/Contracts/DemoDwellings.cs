namespace PublicPortal.Places.Contracts;

/// <summary>
/// Made-up dwellings of the demonstration district (Development only) that trip one rule each. All stand in 福保街道, 和乐社区,
/// although their codes were made in the street 004: only the mapping knows where they are.
/// </summary>
public static class DemoDwellings
{
    private const string Building = "4403040040010200703";

    /// <summary>清溪路 18 号 和乐花园 3 栋 502: a lease is on record.</summary>
    public const string WithLease = Building + "000502";

    /// <summary>3 栋 503: nobody has a lease here.</summary>
    public const string WithoutLease = Building + "000503";

    /// <summary>3 栋 402: two may live here; Residence fills it.</summary>
    public const string AtLimit = Building + "000402";

    /// <summary>3 栋 403: withdrawn.</summary>
    public const string Withdrawn = Building + "000403";

    /// <summary>3 栋 302: its grade asks for a visit.</summary>
    public const string GradedForVisit = Building + "000302";

    /// <summary>Another dwelling of the same building, active, for four or five people: rooms 201–204, 301–304 … 501–504 and 601.</summary>
    public static string Room(int room) => $"{Building}{room:000000}";

    /// <summary>What the dwelling's plate says, as if it were scanned.</summary>
    public static string Scan(string code) => Plates.PlateAddress.Path(code, Demo.DemoPlaces.Token(code));

    /// <summary>The community of all of them, 和乐社区.</summary>
    public const string CommunityCode = "440304010001";

    /// <summary>Their cell, 和乐02.</summary>
    public const string GridCellCode = "440304010001002";

    /// <summary>Their street, 福保街道.</summary>
    public const string StreetCode = "440304010";

    public const string DistrictCode = "440304";
}
