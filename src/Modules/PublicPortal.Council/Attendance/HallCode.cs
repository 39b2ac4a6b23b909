using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Attendance;

/// <summary>
/// The code on the hall's screen: six digits of an HMAC over meeting and time step, by a key of the site. Every node knows
/// it; nothing is stored. The step before is still taken: typing takes a while.
/// </summary>
internal sealed class HallCode(FieldCipher cipher, TimeProvider clock)
{
    public const int StepSeconds = 30;
    private const string Column = "council_check_in.code";

    public string Now(Guid meetingId) => Of(meetingId, Step(clock.GetUtcNow()));

    /// <summary>Seconds until the screen must show another one.</summary>
    public int SecondsLeft => StepSeconds - (int)(clock.GetUtcNow().ToUnixTimeSeconds() % StepSeconds);

    public bool IsRight(Guid meetingId, string? typed)
    {
        var digits = Encoding.ASCII.GetBytes(HumanCode.Normalize(typed));
        var step = Step(clock.GetUtcNow());
        // Both are compared, whatever the first says.
        return CryptographicOperations.FixedTimeEquals(digits, Encoding.ASCII.GetBytes(Of(meetingId, step)))
            | CryptographicOperations.FixedTimeEquals(digits, Encoding.ASCII.GetBytes(Of(meetingId, step - 1)));
    }

    private static long Step(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    private string Of(Guid meetingId, long step)
    {
        var mac = cipher.Index(Column, $"{meetingId:N}|{step.ToString(CultureInfo.InvariantCulture)}");
        return (BinaryPrimitives.ReadUInt64BigEndian(mac) % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
