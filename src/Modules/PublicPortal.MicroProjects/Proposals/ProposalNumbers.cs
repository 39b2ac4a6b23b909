using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Eight random characters and one that checks them; told on the phone in groups.</summary>
internal static class ProposalNumbers
{
    private const int Random = 8;

    /// <summary>Never with a check character that is read as another one: I and L as 1, O as 0.</summary>
    public static string New()
    {
        while (true)
        {
            var code = HumanCode.Random(Random);
            var check = HumanCode.CheckCharacter(code);
            if (IsPlain(check)) return code + check;
        }
    }

    /// <summary>The number that was meant; null where it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var code = HumanCode.Normalize(typed);
        if (code.Length != Random + 1 || !code.All(char.IsAsciiLetterOrDigit)) return null;
        var right = HumanCode.CheckCharacter(code[..Random]);
        return IsPlain(right) && code[Random] == right ? code : null;
    }

    private static bool IsPlain(char check) => check is not ('I' or 'L' or 'O');

    public static string Shown(string number) => HumanCode.Grouped(number[..Random]) + "-" + number[Random..];
}
