using System.Security.Cryptography;

namespace PublicPortal.Voting.Polls;

/// <summary>
/// The root of a Merkle tree as RFC 9162 hashes it, over leaves that come one by one: what is kept is one hash for each size of
/// a full subtree, some twenty for a million leaves.
/// </summary>
internal sealed class MerkleRoot
{
    private readonly List<(byte[] Hash, int Height)> full = [];

    /// <param name="leaf">Hexadecimal.</param>
    public void Add(string leaf)
    {
        full.Add((SHA256.HashData([0, .. Convert.FromHexString(leaf)]), 0));
        while (full.Count > 1 && full[^1].Height == full[^2].Height) Join();
    }

    /// <summary>The root of what was added, in hexadecimal. Nothing can be added afterwards.</summary>
    public string Take()
    {
        while (full.Count > 1) Join();
        return Convert.ToHexStringLower(full.Count == 0 ? SHA256.HashData([]) : full[0].Hash);
    }

    private void Join()
    {
        var (left, right) = (full[^2], full[^1]);
        full.RemoveRange(full.Count - 2, 2);
        full.Add((SHA256.HashData([1, .. left.Hash, .. right.Hash]), left.Height + 1));
    }
}
