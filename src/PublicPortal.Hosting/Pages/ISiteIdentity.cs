using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Pages;

/// <summary>Whose site this is, as the government site norms want it shown (国办发〔2017〕47号); set by recipe.</summary>
public interface ISiteIdentity
{
    LocalizedText Name { get; }

    /// <summary>主办单位.</summary>
    LocalizedText Organiser { get; }
    LocalizedText Contact { get; }

    /// <summary>ICP备案号; null where the site has none.</summary>
    string? IcpNumber { get; }

    /// <summary>公安备案号.</summary>
    string? PoliceNumber { get; }

    /// <summary>网站标识码.</summary>
    string? SiteIdCode { get; }
}
