using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Eight random characters and one that checks them; told on the phone in groups.</summary>
internal static class ProposalNumbers
{
    private const int Random = 8;

    public static string New()
    {
        var code = HumanCode.Random(Random);
        return code + HumanCode.CheckCharacter(code);
    }

    /// <summary>The number that was meant; null where it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var code = HumanCode.Normalize(typed);
        if (code.Length != Random + 1 || !code.All(char.IsAsciiLetterOrDigit)) return null;
        // The check character may be a letter that the code itself never holds: compare what a person would read.
        var right = HumanCode.CheckCharacter(code[..Random]);
        return HumanCode.Normalize(right.ToString()) == code[Random..] ? code[..Random] + right : null;
    }

    public static string Shown(string number) => HumanCode.Grouped(number[..Random]) + "-" + number[Random..];
}
