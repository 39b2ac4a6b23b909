using System.Net;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Checks;

internal enum LinkPlace { Here, Within, Outside, Other }

/// <summary>Where a link leads, by its form alone.</summary>
internal static class LinkForm
{
    private static readonly LocalizedText Relative = new("本站的地址要以 / 开头，例如 /notices。", "An address of this site begins with /, such as /notices.");
    private static readonly LocalizedText Private = new("这个地址在内部网络里，读者打不开。请换成公开的地址。", "This address lies in an internal network; readers cannot open it. Use a public one.");
    private static readonly LocalizedText Mail = new("邮箱地址不对，应当像 name@example.gov.cn。", "This is no mail address; it should look like name@example.gov.cn.");
    private static readonly LocalizedText Phone = new("电话号码不对，请写成 tel:0755-12345678。", "This is no phone number; write tel:0755-12345678.");

    /// <param name="path">Of a link that stays here: the path, without what follows <c>?</c> or <c>#</c>.</param>
    public static LinkPlace Of(string address, Uri own, out string path)
    {
        path = "";
        if (address.Length == 0 || address[0] is '#' or '?') return LinkPlace.Within;
        if (address[0] == '/')
        {
            path = Cut(address);
            return LinkPlace.Here;
        }
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return LinkPlace.Other;
        if (!uri.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase)) return LinkPlace.Outside;
        path = Cut(uri.PathAndQuery);
        return LinkPlace.Here;
    }

    /// <summary>What is wrong with an address that does not stay here; null when its form is well.</summary>
    public static LocalizedText? Defect(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) return Relative;
        return uri.Scheme switch
        {
            "mailto" => address[7..].Split('?')[0] is var mail && mail.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < mail.Length - 1 ? null : Mail,
            "tel" => address.Count(char.IsAsciiDigit) >= 3 ? null : Phone,
            _ when IPAddress.TryParse(uri.Host.Trim('[', ']'), out var number) => PublicNetwork.Has(number) ? null : Private,
            _ => PublicNetwork.HasName(uri.Host) ? null : Private,
        };
    }

    private static string Cut(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        return Uri.UnescapeDataString(end < 0 ? address : address[..end]);
    }
}
