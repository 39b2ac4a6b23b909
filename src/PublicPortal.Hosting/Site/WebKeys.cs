using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data.Fields;

namespace PublicPortal.Hosting.Site;

/// <summary>Seals the keys of cookies and forms in <c>Keys:Path/web</c> with the data key: whoever copies the folder alone cannot forge a cookie.</summary>
internal sealed class WebKeyEncryptor(FieldCipher cipher) : IXmlEncryptor
{
    internal const string Context = "data_protection.key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var id = Guid.NewGuid();
        var value = cipher.SealBytes(Context, id, Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        return new EncryptedXmlInfo(new XElement("sealed", new XAttribute("id", id.ToString("N")), Convert.ToBase64String(value)), typeof(WebKeyDecryptor));
    }
}

/// <summary>Named in the key files; made by data protection itself.</summary>
public sealed class WebKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var id = Guid.ParseExact(encryptedElement.Attribute("id")!.Value, "N");
        var plain = services.GetRequiredService<FieldCipher>().OpenBytes(WebKeyEncryptor.Context, id, Convert.FromBase64String(encryptedElement.Value));
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}

/// <summary>Keys that an earlier release wrote as plain files are sealed in their place.</summary>
internal static class WebKeyFolder
{
    private static readonly XNamespace Ns = "http://schemas.asp.net/2015/03/dataProtection";

    /// <returns>How many files were plain.</returns>
    public static int SealPlain(string folder, FieldCipher cipher)
    {
        if (!Directory.Exists(folder)) return 0;
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "key-*.xml"))
        {
            var document = XDocument.Load(file);
            var open = document.Descendants().Where(e => (bool?)e.Attribute(Ns + "requiresEncryption") == true).ToList();
            if (open.Count == 0) continue;
            foreach (var element in open)
            {
                var sealedInfo = new WebKeyEncryptor(cipher).Encrypt(element);
                element.ReplaceWith(new XElement(Ns + "encryptedSecret", new XAttribute("decryptorType", sealedInfo.DecryptorType.AssemblyQualifiedName!), sealedInfo.EncryptedElement));
            }
            var part = file + ".part";
            document.Save(part);
            File.Move(part, file, overwrite: true);
            count++;
        }
        return count;
    }
}
