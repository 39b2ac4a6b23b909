using PublicPortal.Kernel;

namespace PublicPortal.Residents.Documents;

/// <summary>A mobile number of mainland China: 11 digits without the country code.</summary>
internal readonly record struct MobileNumber(string Value)
{
    private const int Length = 11;

    public static readonly Refusal Empty = new("residents.mobile.empty", "请填写手机号。", "Enter the mobile number.");
    public static readonly Refusal NotDigit = new("residents.mobile.not-digit", "手机号第 {0} 位应是数字，您填的是 {1}。", "Character {0} of the number should be a digit; you entered {1}.");
    public static readonly Refusal WrongLength = new("residents.mobile.length", "手机号应为 {0} 位，您填了 {1} 位。", "A mobile number has {0} digits; you entered {1}.");
    public static readonly Refusal NotMobile = new("residents.mobile.not-mobile",
        "请填写中国内地的手机号：以 1 开头，第 2 位是 3 至 9。", "Enter a mobile number of mainland China: it starts with 1, followed by 3 to 9.");

    /// <summary>Reads what a person typed; +86, 0086, blanks, hyphens and full-width digits are forgiven.</summary>
    public static Result<MobileNumber> Parse(string? typed)
    {
        var number = TypedNumber.Normalize(typed);
        if (number.Length == 0) return Empty;
        if (number[0] == '+')
        {
            if (!number.StartsWith("+86", StringComparison.Ordinal)) return NotMobile;
            number = number[3..];
        }
        else if (number.StartsWith("0086", StringComparison.Ordinal)) number = number[4..];
        else if (number.Length == Length + 2 && number.StartsWith("86", StringComparison.Ordinal)) number = number[2..];

        var characters = TypedNumber.Characters(number);
        for (var i = 0; i < characters.Length; i++)
            if (characters[i] is not [>= '0' and <= '9'])
                return NotDigit.With(i + 1, characters[i]);
        if (number.Length != Length) return WrongLength.With(Length, number.Length);
        return number[0] == '1' && number[1] >= '3' ? new MobileNumber(number) : NotMobile;
    }

    /// <summary>The masked number: safe in logs and messages.</summary>
    public override string ToString() => Masking.Number(Value ?? "");
}
