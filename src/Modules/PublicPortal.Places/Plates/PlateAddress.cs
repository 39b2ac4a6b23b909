using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Site;

namespace PublicPortal.Places.Plates;

/// <summary>What a plate's QR code says: the page of its dwelling, with the token that proves the scan.</summary>
internal sealed class PlateAddress(PublicAddress address)
{
    public const string TokenName = "p";

    public static string Path(string dwellingCode, string? token) => token is null ? $"/d/{dwellingCode}" : $"/d/{dwellingCode}?{TokenName}={token}";
    public string Link(string dwellingCode, string token) => address.Of(Path(dwellingCode, token));
    public string Svg(string dwellingCode, string token) => QrImage.Svg(Link(dwellingCode, token), $"门牌 {dwellingCode}");
    public byte[] Png(string dwellingCode, string token) => QrImage.Png(Link(dwellingCode, token));
}
