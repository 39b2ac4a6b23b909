using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.WeChat.Simulator;

namespace PublicPortal.WeChat.Pages.Simulator;

/// <summary>
/// Sends the browser back with a code. A callback that is to arrive twice is fetched a first time in the background, as
/// WeChat's own browser does now and then; the page then goes there itself.
/// </summary>
internal sealed class AnswerModel(SimulatedPeople people, SimulatedOAuth oauth, PublicAddress site, IOptions<WeChatOptions> options) : PortalPageModel
{
    public string Callback { get; private set; } = "";

    public IActionResult OnGet(string? person)
    {
        var (asked, _) = AuthorizeRequest.Read(Request, options.Value, site, own: "person");
        if (asked is null) return BadRequest();
        if (string.IsNullOrEmpty(person)) return Redirect(asked.CallbackWith(code: null));
        if (people.Find(person) is not { } found) return NotFound();
        Callback = asked.CallbackWith(oauth.IssueCode(found, asked.Scope));
        return oauth.DeliverTwice() ? Page() : Redirect(Callback);
    }
}
