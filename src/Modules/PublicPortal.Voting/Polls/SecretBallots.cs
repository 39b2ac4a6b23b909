using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PublicPortal.Voting.Polls;

/// <summary>
/// What the member's device makes of a vote. The opening is the canonical document of choice, phrase and 32 random bytes;
/// the commitment is its hash together with the manifest's, and is what the receipt names; the sealed opening can be read
/// with the poll's private key alone (ECDH on P-256 with a fresh key, HKDF, AES-256-GCM bound to the commitment). Openings
/// are filled up with blanks to a multiple of 1024 bytes, so that the length tells nothing.
/// </summary>
internal static class SecretBallots
{
    private const string CommitmentDomain = "publicportal-ballot/1", SealDomain = "publicportal-seal/1", ReceiptDomain = "publicportal-receipt/1";
    private const int PointLength = 65, TagLength = 16, Block = 1024;

    /// <summary>The opening of an entry of the board: its choice, points, phrase and random number.</summary>
    public static string Opening(JsonObject ballot)
    {
        var opening = new JsonObject();
        foreach (var name in new[] { "choice", "phrase", "points", "r" })
            if (ballot[name] is { } value) opening[name] = value.DeepClone();
        return CanonicalJson.Write(opening);
    }

    public static string Commitment(string manifestHash, string opening) => CanonicalJson.Hash(CommitmentDomain, $"{manifestHash}\n{opening}");

    public static string Seal(string pollKey, string manifestHash, string commitment, string opening)
    {
        var text = CanonicalJson.Bytes(opening);
        var plain = new byte[(text.Length + Block - 1) / Block * Block];
        plain.AsSpan().Fill((byte)' ');
        text.CopyTo(plain.AsSpan());
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = Convert.FromHexString(PollKeys.Public(once.ExportParameters(includePrivateParameters: false)));
        using var poll = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PollKeys.Point(pollKey) });
        var sealedBytes = new byte[PointLength + plain.Length + TagLength];
        point.CopyTo(sealedBytes, 0);
        using var gcm = new AesGcm(Key(once, poll.PublicKey, manifestHash), TagLength);
        gcm.Encrypt(new byte[12], plain, sealedBytes.AsSpan(PointLength, plain.Length), sealedBytes.AsSpan(PointLength + plain.Length), CanonicalJson.Bytes(commitment));
        return Convert.ToHexStringLower(sealedBytes);
    }

    /// <summary>Null if it was not sealed to this key for this commitment.</summary>
    public static string? Open(ECDiffieHellman pollKey, string manifestHash, string commitment, string sealedText)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(sealedText.Length);   // the sealed text, and behind it room for what it holds
        try
        {
            var length = sealedText.Length / 2 - PointLength - TagLength;
            if (length <= 0 || length % Block != 0) return null;
            if (Convert.FromHexString(sealedText, bytes, out _, out _) != OperationStatus.Done || bytes[0] != 4) return null;
            var plain = bytes.AsSpan(PointLength + length + TagLength, length);
            using var once = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = bytes[1..33], Y = bytes[33..PointLength] } });
            using var half = once.PublicKey;
            using var gcm = new AesGcm(Key(pollKey, half, manifestHash), TagLength);
            gcm.Decrypt(new byte[12], bytes.AsSpan(PointLength, length), bytes.AsSpan(PointLength + length, TagLength), plain, CanonicalJson.Bytes(commitment));
            return System.Text.Encoding.UTF8.GetString(plain).TrimEnd(' ');
        }
        catch (CryptographicException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The opening's document, if the sealed text holds a ballot that this poll allows and that was committed to; null for a spoiled one.</summary>
    public static JsonObject? Read(ECDiffieHellman pollKey, JsonObject manifest, string manifestHash, string commitment, string sealedText)
    {
        if (Open(pollKey, manifestHash, commitment, sealedText) is not { } opening || Commitment(manifestHash, opening) != commitment) return null;
        var (document, canonical) = CanonicalJson.Parse(CanonicalJson.Bytes(opening));
        return canonical && PollShape.IsOpening(document) && PollRecount.Allowed(manifest, document!.AsObject()) ? document.AsObject() : null;
    }

    /// <summary>The site's word that it holds the ballot: if the commitment is not on the board, the receipt proves it should be.</summary>
    public static string Receipt(ECDsa siteKey, string manifestHash, string commitment) => PollKeys.Sign(siteKey, ReceiptDomain, $"{manifestHash}\n{commitment}");

    public static bool IsReceipt(string siteKey, string manifestHash, string commitment, string signature) => PollKeys.Signed(siteKey, ReceiptDomain, $"{manifestHash}\n{commitment}", signature);

    /// <summary>Root of the Merkle tree over the commitments as RFC 9162 hashes it.</summary>
    public static string Root(IEnumerable<string> commitments)
    {
        var tree = new MerkleRoot();
        foreach (var commitment in commitments) tree.Add(commitment);
        return tree.Take();
    }

    /// <summary>One key for one ballot, because its own half of the exchange is fresh; so the nonce may be zero.</summary>
    private static byte[] Key(ECDiffieHellman own, ECDiffieHellmanPublicKey other, string manifestHash) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(other), 32, Convert.FromHexString(manifestHash), CanonicalJson.Bytes(SealDomain));
}
