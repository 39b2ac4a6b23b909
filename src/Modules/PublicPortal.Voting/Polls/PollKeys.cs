using System.Security.Cryptography;

namespace PublicPortal.Voting.Polls;

/// <summary>P-256 keys as hexadecimal text: public ones are <c>04</c>, x and y, private ones the 32 bytes of the number.</summary>
internal static class PollKeys
{
    public static string Public(ECParameters key) => "04" + Convert.ToHexStringLower([.. key.Q.X!, .. key.Q.Y!]);

    public static ECPoint Point(string text)
    {
        var bytes = Convert.FromHexString(text);
        return new ECPoint { X = bytes[1..33], Y = bytes[33..] };
    }

    /// <summary>Null if the numbers are no point of the curve.</summary>
    public static ECDsa? Verifier(string publicKey)
    {
        try { return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = Point(publicKey) }); }
        catch (CryptographicException) { return null; }
    }

    /// <summary>A public key as other programs read it.</summary>
    public static string Pem(string publicKey)
    {
        using var key = Verifier(publicKey)!;
        return key.ExportSubjectPublicKeyInfoPem();
    }

    public static string Sign(ECDsa key, string domain, string text) =>
        Convert.ToHexStringLower(key.SignData(CanonicalJson.Bytes($"{domain}\n{text}"), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    public static bool Signed(string publicKey, string domain, string text, string signature)
    {
        using var key = Verifier(publicKey);
        return key is not null && key.VerifyData(CanonicalJson.Bytes($"{domain}\n{text}"), Convert.FromHexString(signature), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>What people compare: the SHA-256 of the public key's text.</summary>
    public static string Fingerprint(string publicKey) => CanonicalJson.Hash("publicportal-key/1", publicKey);
}

/// <summary>
/// The key that ballots of one secret poll are sealed to. Its private part exists whole only while it is made and while the
/// ballots are opened: between the two, each of two people keeps a share, and one share alone says nothing at all about it.
/// </summary>
internal static class PollKeyShares
{
    public static (string PublicKey, byte[] First, byte[] Second) Make()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var whole = key.ExportParameters(includePrivateParameters: true);
        var first = RandomNumberGenerator.GetBytes(32);
        var second = Xor(first, whole.D!);
        CryptographicOperations.ZeroMemory(whole.D);
        return (PollKeys.Public(whole), first, second);
    }

    /// <summary>The private key, if the two shares belong to this public key; else null.</summary>
    public static byte[]? Join(byte[] first, byte[] second, string publicKey)
    {
        if (first.Length != 32 || second.Length != 32) return null;
        var whole = Xor(first, second);
        return Belongs(whole, publicKey) ? whole : null;
    }

    public static bool Belongs(byte[] privateKey, string publicKey)
    {
        using var key = Open(privateKey);
        return key is not null && PollKeys.Public(key.ExportParameters(includePrivateParameters: false)) == publicKey;
    }

    /// <summary>Null if it is no private key.</summary>
    public static ECDiffieHellman? Open(byte[] privateKey)
    {
        try { return ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = privateKey }); }
        catch (CryptographicException) { return null; }
    }

    private static byte[] Xor(byte[] a, byte[] b) => [.. a.Zip(b, (x, y) => (byte)(x ^ y))];
}
