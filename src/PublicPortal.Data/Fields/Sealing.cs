using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PublicPortal.Data.Fields;

/// <summary>AES-256-GCM: version 1 | key id 4 | nonce 12 | ciphertext | tag 16. The context is authenticated, not stored.</summary>
internal static class Sealing
{
    private const byte Version = 1;
    private const int Head = 17, Tag = 16;

    public static byte[] Seal(byte[] key, int keyId, ReadOnlySpan<byte> plain, string context)
    {
        var output = new byte[Head + plain.Length + Tag];
        output[0] = Version;
        BinaryPrimitives.WriteInt32BigEndian(output.AsSpan(1), keyId);
        RandomNumberGenerator.Fill(output.AsSpan(5, 12));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(output.AsSpan(5, 12), plain, output.AsSpan(Head, plain.Length), output.AsSpan(Head + plain.Length), Context(context, keyId));
        return output;
    }

    public static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedValue, string context)
    {
        var plain = new byte[sealedValue.Length - Head - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(sealedValue.Slice(5, 12), sealedValue[Head..^Tag], sealedValue[^Tag..], plain, Context(context, KeyId(sealedValue)));
        return plain;
    }

    /// <exception cref="InvalidOperationException">Not a value sealed by this program.</exception>
    public static int KeyId(ReadOnlySpan<byte> sealedValue) => sealedValue.Length >= Head + Tag && sealedValue[0] == Version
        ? BinaryPrimitives.ReadInt32BigEndian(sealedValue[1..])
        : throw new InvalidOperationException("Not a sealed value.");

    private static byte[] Context(string context, int keyId) => Encoding.UTF8.GetBytes($"{context}|{keyId}");
}
