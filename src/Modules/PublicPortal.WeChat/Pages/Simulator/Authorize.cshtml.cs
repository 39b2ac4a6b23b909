using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.WeChat.Simulator;

namespace PublicPortal.WeChat.Pages.Simulator;

/// <summary>Stands for WeChat's authorize page: whose phone is this?</summary>
internal sealed class AuthorizeModel(SimulatedPeople people, PublicAddress site, IOptions<WeChatOptions> options) : PortalPageModel
{
    private AuthorizeRequest? asked;

    public AuthorizeError? Error { get; private set; }
    public IReadOnlyList<SimulatedPerson> People => people.All;
    public bool AsksConsent => asked?.Scope == "snsapi_userinfo";

    public void OnGet()
    {
        (asked, Error) = AuthorizeRequest.Read(Request, options.Value, site);
        if (Error is not null) Response.StatusCode = 400;
    }

    public string AnswerPath(string? person) => QueryHelpers.AddQueryString("/simulator/connect/oauth2/answer" + Request.QueryString, "person", person ?? "");
}
