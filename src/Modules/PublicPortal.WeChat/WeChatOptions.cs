using PublicPortal.Hosting.Site;

namespace PublicPortal.WeChat;

/// <summary><c>WeChat:*</c>. Against the simulator and against the platform only these values differ.</summary>
internal sealed class WeChatOptions
{
    public const string Section = "WeChat";
    private const string PlatformAuthorize = "https://open.weixin.qq.com/connect/oauth2/authorize";
    private const string PlatformApi = "https://api.weixin.qq.com";

    public string AppId { get; set; } = "";
    public string AppSecret { get; set; } = "";

    /// <summary>The page that asks the person; the platform's own unless set.</summary>
    public string AuthorizeAddress { get; set; } = "";

    /// <summary>Where the calls go; the platform's own unless set.</summary>
    public string ApiAddress { get; set; } = "";

    /// <summary><c>snsapi_base</c> is silent and gives only the openid, which is all we need.</summary>
    public string Scope { get; set; } = "snsapi_base";

    /// <summary>What stands in the MP_verify_….txt files of the account's domains.</summary>
    public List<string> DomainVerification { get; set; } = [];

    /// <summary>
    /// The account's template ids (类目模板) by the names of our own templates in <c>content/templates/</c>, which say what
    /// goes into which field. Without an id a message stays inside the portal.
    /// </summary>
    public Dictionary<string, string> Templates { get; set; } = [];

    /// <summary>The id of one of our templates; the simulator takes any, so there it is the name.</summary>
    public string? TemplateId(string name) => Templates.TryGetValue(name, out var id) && id.Length > 0 ? id : simulated ? name : null;

    private bool simulated;

    /// <summary>Fills what is not set: with the platform's addresses, in Development with those of the simulator on this very site.</summary>
    public void Complete(bool development, PublicAddress site)
    {
        if (development)
        {
            AppId = Or(AppId, SimulatedAppId);
            AppSecret = Or(AppSecret, SimulatedAppSecret);
            AuthorizeAddress = Or(AuthorizeAddress, site.Of("/simulator/connect/oauth2/authorize"));
            ApiAddress = Or(ApiAddress, site.Of("/simulator"));
            simulated = ApiAddress == site.Of("/simulator");
        }
        AuthorizeAddress = Or(AuthorizeAddress, PlatformAuthorize);
        ApiAddress = Or(ApiAddress, PlatformApi);

        static string Or(string value, string otherwise) => string.IsNullOrWhiteSpace(value) ? otherwise : value;
    }

    /// <summary>Made up: no account of the platform has this id.</summary>
    public const string SimulatedAppId = "wxsimulated000001";
    public const string SimulatedAppSecret = "simulated-secret-of-nobody";
}
