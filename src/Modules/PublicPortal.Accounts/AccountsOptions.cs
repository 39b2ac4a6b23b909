using System.ComponentModel.DataAnnotations;

namespace PublicPortal.Accounts;

/// <summary>Section <c>Accounts</c>.</summary>
internal sealed class AccountsOptions
{
    /// <summary>An official's session ends after so long without a request (GB/T 22239-2019 8.1.4.1 b).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "08:00:00")]
    public TimeSpan StaffIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>An official's session ends after so long in any case.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "1.00:00:00")]
    public TimeSpan StaffLongest { get; set; } = TimeSpan.FromHours(12);

    /// <summary>A resident stays signed in on their phone so long.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "90.00:00:00")]
    public TimeSpan ResidentLongest { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Officials prove themselves with their phone too. Production does not start without it.</summary>
    public bool StaffSecondFactor { get; set; } = true;

    /// <summary>So many wrong passwords or codes in a row lock an official's account.</summary>
    [Range(3, 100)]   // NIST SP 800-63B-4 3.2.2: not more than 100
    public int LockAfter { get; set; } = 10;

    /// <summary>The first lock; each further one is twice as long, up to a day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LockFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A one-time password is good for so long.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan OneTimePasswordFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>So long after proving both factors an official may add a passkey or bind WeChat without proving them again.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan RecentFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>An official's bound WeChat is good for so many days; then both factors renew it.</summary>
    [Range(1, 180)]
    public int FieldDays { get; set; } = 30;

    /// <summary>A form that lost its session is kept so long.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ParkFor { get; set; } = TimeSpan.FromMinutes(30);
}
