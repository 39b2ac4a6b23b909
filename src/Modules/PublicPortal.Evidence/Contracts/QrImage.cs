using System.Text;
using QRCoder;

namespace PublicPortal.Evidence.Contracts;

/// <summary>QR codes, black on white with the quiet margin that scanners need, in dark mode too.</summary>
public static class QrImage
{
    /// <summary>As SVG with the view box in modules; sized by the page's stylesheet.</summary>
    /// <param name="title">Read aloud in its place.</param>
    public static string Svg(string text, string title)
    {
        var (size, path) = Outline(text);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" role=\"img\" shape-rendering=\"crispEdges\"><title>{System.Net.WebUtility.HtmlEncode(title)}</title><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>";
    }

    /// <summary>The black modules as the path of an SVG, for pages that draw many codes inside their own markup; letters, digits and blanks only.</summary>
    /// <returns>The width in modules, with the margin, and the path.</returns>
    public static (int Size, string Path) Outline(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = data.ModuleMatrix.Count;   // the margin of four modules is in it
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                if (data.ModuleMatrix[y][x])
                {
                    var run = 1;
                    while (x + run < size && data.ModuleMatrix[y][x + run]) run++;
                    path.Append($"M{x} {y}h{run}v1h-{run}z");
                    x += run - 1;
                }
        return (size, path.ToString());
    }

    /// <param name="pixelsPerModule">1–40; 10 prints well on a plate of 10 cm.</param>
    public static byte[] Png(string text, int pixelsPerModule = 10)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new PngByteQRCode(data).GetGraphic(pixelsPerModule);
    }
}
