using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarants;

/// <summary>A mobile number that is used for one message and not kept.</summary>
internal static class Mobiles
{
    public static Result<string?> Read(string typed)
    {
        var number = new string([.. typed.Normalize(System.Text.NormalizationForm.FormKC).Where(c => c is not (' ' or '-'))]);
        if (number.StartsWith("+86", StringComparison.Ordinal)) number = number[3..];
        return number.Length == 11 && number[0] == '1' && number[1] is >= '3' and <= '9' && number.All(char.IsAsciiDigit)
            ? Result.Ok<string?>(number) : DeclareForRefusals.PhoneWrong;
    }
}
