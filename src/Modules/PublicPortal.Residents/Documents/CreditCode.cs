using PublicPortal.Kernel;

namespace PublicPortal.Residents.Documents;

/// <summary>
/// 统一社会信用代码, GB 32100-2015: department 1, type 1, area 6, organisation code 9 (GB 11714-1997, with its own
/// check character), check 1. Public, so it is not masked.
/// </summary>
internal readonly record struct CreditCode(string Value)
{
    private const int Length = 18;

    /// <summary>Without I, O, Z, S and V, which are mistaken for 1, 0, 2, 5 and U.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string OrganisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    public static readonly Refusal Empty = new("residents.credit-code.empty", "请填写统一社会信用代码。", "Enter the unified social credit code.");
    public static readonly Refusal WrongLength = new("residents.credit-code.length",
        "统一社会信用代码应为 {0} 位，您填了 {1} 位。", "A unified social credit code has {0} characters; you entered {1}.");
    public static readonly Refusal WrongCharacter = new("residents.credit-code.character",
        "第 {0} 位不能是 {1}：代码由数字和大写字母组成，没有 I、O、S、V、Z。", "Character {0} cannot be {1}: the code has digits and letters, but no I, O, S, V or Z.");
    public static readonly Refusal WrongArea = new("residents.credit-code.area",
        "第 {0} 位应是数字：第 3 至 8 位是登记地的行政区划代码。", "Character {0} should be a digit: characters 3 to 8 are the code of the place of registration.");
    public static readonly Refusal WrongCheck = new("residents.credit-code.check",
        "代码与校验位不符：至少有一位填错，或相邻两位颠倒。请对照证照逐位检查。",
        "The code does not agree with its check characters: at least one character is mistyped, or two neighbours are swapped. Compare it with the licence.");

    public static Result<CreditCode> Parse(string? typed)
    {
        var code = TypedNumber.Normalize(typed);
        if (code.Length == 0) return Empty;
        var characters = TypedNumber.Characters(code);
        if (characters.Length != Length) return WrongLength.With(Length, characters.Length);
        for (var i = 0; i < Length; i++)
        {
            if (characters[i].Length != 1 || !Alphabet.Contains(characters[i][0], StringComparison.Ordinal)) return WrongCharacter.With(i + 1, characters[i]);
            if (i is >= 2 and <= 7 && !char.IsAsciiDigit(characters[i][0])) return WrongArea.With(i + 1);
        }
        return CheckHolds(code) && OrganisationCheckHolds(code.AsSpan(8, 9)) ? new CreditCode(code) : WrongCheck;
    }

    public override string ToString() => Value;

    /// <summary>Σ cᵢ·3^(i−1) over the first 17 plus the check character is a multiple of 31.</summary>
    private static bool CheckHolds(string code)
    {
        var (sum, weight) = (Alphabet.IndexOf(code[^1], StringComparison.Ordinal), 1);
        foreach (var c in code.AsSpan(0, Length - 1))
        {
            sum += Alphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return sum % 31 == 0;
    }

    /// <summary>GB 11714: c = 11 − Σ mod 11, written X for 10 and 0 for 11.</summary>
    private static bool OrganisationCheckHolds(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < OrganisationWeights.Length; i++)
            sum += OrganisationAlphabet.IndexOf(code[i], StringComparison.Ordinal) * OrganisationWeights[i];
        var check = 11 - sum % 11;
        return code[8] == check switch { 10 => 'X', 11 => '0', _ => (char)('0' + check) };
    }
}
