using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Accounts.SignIn;

/// <summary>The ways in that modules offer.</summary>
internal sealed class IndexModel(IEnumerable<SignInWay> ways, IHostEnvironment environment) : PortalPageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    /// <summary>What works here, most likely first: outside WeChat the ways that need it come last, and only where a simulator answers.</summary>
    public IReadOnlyList<SignInWay> Ways => [.. ways.Where(w => !w.InWeChatOnly || InWeChat || environment.IsDevelopment()).OrderBy(w => !InWeChat && w.InWeChatOnly).ThenBy(w => w.Order)];
    public bool InWeChat => CurrentUser.Channel == Kernel.Channel.WeChat;
    public bool HasWeChat => ways.Any(w => w.InWeChatOnly);
    public bool HasDemoPeople => environment.IsDevelopment();
    public string Next => ReturnAddress.Local(Return, "/my");
    public string With(string path) => path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "return=" + Uri.EscapeDataString(Next);

    public IActionResult OnGet() => CurrentUser is { AccountId: not null, IsStaff: false } ? LocalRedirect(Next) : Page();
}
