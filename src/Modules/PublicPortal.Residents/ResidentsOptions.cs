using System.ComponentModel.DataAnnotations;

namespace PublicPortal.Residents;

/// <summary>Bound from the section <c>Residents</c>.</summary>
internal sealed class ResidentsOptions
{
    /// <summary>County codes beside the list that comes with the portal, six digits each.</summary>
    public string[] ExtraCountyCodes { get; set; } = [];

    /// <summary>How often an account may give a name and number that do not fit, each day.</summary>
    [Range(1, 100)]
    public int MismatchesPerDay { get; set; } = 5;

    /// <summary>After how many minutes the register is asked again the first time; each further pause is twice as long, up to 12 hours.</summary>
    [Range(1, 1440)]
    public int RegisterRetryMinutes { get; set; } = 5;

    /// <summary>How often the register is asked about one person before a human must look.</summary>
    [Range(1, 100)]
    public int RegisterMostTries { get; set; } = 12;

    /// <summary>Confirmation codes that an account, and a phone number, may be sent each day.</summary>
    [Range(1, 100)]
    public int CodesPerDay { get; set; } = 5;

    /// <summary>Sign-in codes that may be asked for from one network address in an hour; many phones share one.</summary>
    [Range(1, 100000)]
    public int SignInCodesPerAddressAndHour { get; set; } = 60;

    /// <summary>Searches for persons that one official may make in an hour.</summary>
    [Range(1, 10000)]
    public int SearchesPerHour { get; set; } = 60;

    /// <summary>Years after which a person whom nothing refers to, and an answered request, are deleted.</summary>
    [Range(1, 30)]
    public int KeepYears { get; set; } = 3;

    /// <summary>Working days within which a request about one's own data is answered.</summary>
    [Range(1, 60)]
    public int RequestDays { get; set; } = 15;

    /// <summary>Children that one account may name before a counter has confirmed them.</summary>
    [Range(1, 20)]
    public int MostUnconfirmedChildren { get; set; } = 5;
}
