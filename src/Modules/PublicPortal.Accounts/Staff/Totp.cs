using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PublicPortal.Accounts.Staff;

/// <summary>Time-based one-time codes, RFC 6238 over RFC 4226: SHA-1, 30 seconds, 6 digits, which every authenticator app knows.</summary>
internal static class Totp
{
    private const int Seconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>160 random bits, in the form that people may type into an app.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Base32, 32);

    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / Seconds;

    public static string Code(string secret, long step) => (Truncated(FromBase32(secret), step) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The step of the code if it is of the present step or one beside it (clocks differ); else null.</summary>
    public static long? StepOf(string secret, string code, DateTimeOffset now)
    {
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), Encoding.UTF8.GetBytes(code))) found = step;
        return found;
    }

    /// <summary>What the QR code says to the app.</summary>
    public static string Uri(string issuer, string account, string secret) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(account)}?secret={secret}&issuer={System.Uri.EscapeDataString(issuer)}";

    internal static uint Truncated(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[20];
        HMACSHA1.HashData(key, counter, mac);
        return BinaryPrimitives.ReadUInt32BigEndian(mac[(mac[19] & 0xf)..]) & 0x7fffffff;
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (buffer, bits, n) = (0, 0, 0);
        foreach (var c in text)
        {
            buffer = (buffer << 5 | Base32.IndexOf(c, StringComparison.Ordinal)) & 0xfff;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes[n++] = (byte)(buffer >> bits);
        }
        return bytes;
    }
}
