using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using PublicPortal.Accounts.Demo;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Accounts.Pages.Dev.People;

/// <summary>Development: sign in with one click as a made-up person. In Production this address does not exist.</summary>
internal sealed class IndexModel(PortalContent content, PortalDbContext db, SessionService sessions, IHostEnvironment environment) : PortalPageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    public DemoPeople People { get; private set; } = new([], []);
    public string? Now => CurrentUser.DisplayName;

    public void OnGet() => People = DemoPeople.Read(content);

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancel)
    {
        if (!environment.IsDevelopment()) return NotFound();   // a second wall behind the missing address
        var number = DemoPeople.Read(content).Staff.FirstOrDefault(s => s.Key == key)?.StaffNumber;
        var account = number is not null
            ? await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.StaffNumber == number, cancel)
            : await (from l in db.Set<ExternalLogin>()
                     join a in db.Set<Account>().AsNoTracking() on l.AccountId equals a.Id
                     where l.Provider == DemoPeople.Provider && l.ExternalId == key
                     select a).FirstOrDefaultAsync(cancel);
        if (account is null) return NotFound();
        var process = StartProcess("accounts.sign-in");
        var principal = await sessions.StartAsync(account, CurrentUser.Channel, "demo", HttpContext, process, cancel);
        return new SignedInResult(principal, ReturnAddress.Local(Return, number is null ? "/my" : "/desk"));
    }
}
