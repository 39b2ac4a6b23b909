using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PublicPortal.Voting.Polls;

/// <param name="Opening">Canonical JSON of choice, phrase, random number and points.</param>
/// <param name="Choice">The part of it that counts.</param>
internal sealed record OpenedBallot(string Opening, string Choice);

/// <summary>
/// Opens the ballots of one poll, as <see cref="SecretBallots.Read"/> does. A document is made of each opening only where it
/// must be: most choices were seen before, and then it is enough that phrase and random number are plain text. One thread's own.
/// </summary>
internal sealed class BallotOpener(byte[] key, string manifest, string manifestHash) : IDisposable
{
    private const int MostKnown = 10_000;
    private const string Phrase = ",\"phrase\":\"", Random = ",\"r\":\"";
    private const int TailLength = 6 + 64 + 2;

    private readonly ECDiffieHellman pollKey = PollKeyShares.Open(key) ?? throw new ArgumentException("No key.", nameof(key));
    private readonly JsonObject rules = JsonNode.Parse(manifest)!.AsObject();
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Null if the sealed text holds no ballot that this poll allows and that was committed to.</summary>
    public OpenedBallot? Open(string commitment, string sealedText)
    {
        if (SecretBallots.Open(pollKey, manifestHash, commitment, sealedText) is not { } opening || SecretBallots.Commitment(manifestHash, opening) != commitment) return null;
        if (Plain(opening) is not { } choice) return IsAllowed(opening) ? new OpenedBallot(opening, ChoiceOf(opening)) : null;
        if (!known.TryGetValue(choice, out var allowed))
        {
            allowed = IsAllowed(opening);
            if (known.Count < MostKnown) known.Add(choice, allowed);
        }
        return allowed ? new OpenedBallot(opening, choice) : null;
    }

    public void Dispose() => pollKey.Dispose();

    /// <summary>
    /// What is left of an opening without phrase and random number, if these two are such that only the rest decides whether
    /// the ballot counts; else null.
    /// </summary>
    private static string? Plain(string opening)
    {
        var phrase = opening.IndexOf(']', StringComparison.Ordinal) + 1;
        var tail = opening.Length - TailLength;
        if (phrase < 1 || phrase + Phrase.Length >= tail || string.CompareOrdinal(opening, phrase, Phrase, 0, Phrase.Length) != 0) return null;
        if (string.CompareOrdinal(opening, tail, Random, 0, Random.Length) != 0 || !opening.EndsWith("\"}", StringComparison.Ordinal)) return null;
        if (opening.AsSpan(tail + Random.Length, 64).ContainsAnyExcept("0123456789abcdef")) return null;
        var text = opening.AsSpan(phrase + Phrase.Length, tail - phrase - Phrase.Length);
        var end = text.IndexOfAny(CanonicalJson.Escaped);
        return end < 0 || text[end] != '"' ? null : string.Concat(opening.AsSpan(0, phrase), text[(end + 1)..], "}");
    }

    private bool IsAllowed(string opening)
    {
        var (document, canonical) = CanonicalJson.Parse(CanonicalJson.Bytes(opening));
        return canonical && PollShape.IsOpening(document) && PollRecount.Allowed(rules, document!.AsObject());
    }

    private static string ChoiceOf(string opening)
    {
        var read = JsonNode.Parse(opening)!.AsObject();
        read.Remove("phrase");
        read.Remove("r");
        return CanonicalJson.Write(read);
    }
}
