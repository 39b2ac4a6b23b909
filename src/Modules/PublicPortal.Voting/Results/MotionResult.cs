using System.Text.Json.Nodes;
using PublicPortal.Kernel;
using static PublicPortal.Hosting.Pages.Text;
using static PublicPortal.Voting.Polls.PollVerification;

namespace PublicPortal.Voting.Results;

/// <summary>What a motion came to, as its bars show it.</summary>
/// <param name="Base">What a full bar stands for: those present, or all members.</param>
/// <param name="Needed">How many must say yes; null where more yes than no is enough.</param>
/// <param name="Mark">Where the line stands on the bars, in thousandths; null where there is none.</param>
internal sealed record MotionResult(long Yes, long No, long Abstain, long Present, long Members, string Outcome, long Base, long? Needed, int? Mark)
{
    /// <param name="result">The member <c>result</c> of the record.</param>
    public static MotionResult Of(JsonObject manifest, JsonObject result)
    {
        var (motion, majority) = (result["motion"]!, manifest["majority"]!);
        var (present, members) = (Number(motion, "present"), Number(motion, "members"));
        var kind = Text(majority, "kind");
        var of = Text(majority, "of") == "all" ? members : present;
        (long? needed, int? mark) = kind switch { "absolute" => (of / 2 + 1, 500), "twoThirds" => ((of * 2 + 2) / 3, 667), _ => ((long?)null, (int?)null) };
        return new MotionResult(Number(motion, "yes"), Number(motion, "no"), Number(motion, "abstain"), present, members, Text(motion, "outcome"), Math.Max(1, kind == "simple" ? present : of), needed, mark);
    }

    public int Width(long votes) => (int)Math.Min(1000, votes * 1000 / Base);

    /// <summary>The one line below the verdict.</summary>
    public string Why => (Outcome, Needed) switch
    {
        ("noQuorum", _) => T($"参加的 {Present} 人不够规定的人数", $"{Present} took part, fewer than the rules ask for"),
        (_, { } needed) => T($"{Yes} 人同意，要 {needed} 人同意才通过", $"{Yes} said yes; {needed} are needed"),
        ("tied", _) => T($"同意、反对各 {Yes} 人", $"{Yes} said yes and {No} said no"),
        _ => T($"{Yes} 人同意，{No} 人反对", $"{Yes} said yes, {No} said no"),
    };
}

/// <summary>Whether enough took part.</summary>
/// <param name="Needed">How many at least.</param>
internal sealed record QuorumResult(long Present, long Members, long Needed, int Mark, bool Met)
{
    public static QuorumResult Of(JsonObject manifest, long present, long members)
    {
        var (numerator, denominator, more) = PollWords.QuorumOf(manifest);
        var (part, whole) = (members * numerator, Math.Max(1, (long)denominator));
        var needed = more ? part / whole + 1 : (part + whole - 1) / whole;
        return new QuorumResult(present, members, needed, (int)(numerator * 1000L / whole), present >= needed);
    }

    public int Width => (int)Math.Min(1000, Present * 1000 / Math.Max(1, Members));
}
