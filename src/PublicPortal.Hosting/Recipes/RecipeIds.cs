using System.Security.Cryptography;

namespace PublicPortal.Hosting.Recipes;

/// <summary>Ids as Orchard Core makes them: 128 random bits in 26 lower-case characters.</summary>
public static class RecipeIds
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    public const int Length = 26;

    public static string New()
    {
        var number = new UInt128(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)), BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));
        return string.Create(Length, number, (text, rest) =>
        {
            for (var i = Length - 1; i >= 0; i--, rest >>= 5) text[i] = Alphabet[(int)(rest & 31)];
        });
    }
}
