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

    public IReadOnlyList<SignInWay> Ways { get; } = [.. ways.OrderBy(w => w.Order)];
    public bool HasDemoPeople => environment.IsDevelopment();
    public string Next => ReturnAddress.Local(Return, "/my");
    public string With(string path) => path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "return=" + Uri.EscapeDataString(Next);

    public IActionResult OnGet() => CurrentUser is { AccountId: not null, IsStaff: false } ? LocalRedirect(Next) : Page();
}
