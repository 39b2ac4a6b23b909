using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Staff;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Accounts;

/// <summary>An official who has set up password and phone, as a person would.</summary>
internal sealed record Official(PortalSite Site, string Number, string Secret)
{
    public const string Password = "paper boat amber";
    private static int count;

    /// <summary>Makes the account, and signs in for the first time in the browser.</summary>
    public static async Task<Official> NewAsync(PortalSite site, PortalBrowser browser, string? role = null)
    {
        var issued = await IssueAsync(site, role);
        var setup = await (await browser.GetAsync("/desk/sign-in")).Form().Fill("Number", issued.Number).Fill("Password", issued.Password).SubmitAsync();
        var official = new Official(site, issued.Number, setup.TextOf(".code").Replace(" ", "", StringComparison.Ordinal));
        var done = await setup.Form().Fill("NewPassword", Password).Fill("Repeat", Password).Fill("Code", official.Code()).SubmitAsync();
        Assert.Equal("/desk/my?welcome=1", done.Path);
        return official;
    }

    public static async Task<IssuedPassword> IssueAsync(PortalSite site, string? role = null)
    {
        var number = $"T{Interlocked.Increment(ref count):D4}";
        var result = await site.Services.GetRequiredService<WorkRunner>().RunAsync("test.make-official", Channel.Cli, async (services, process) =>
        {
            var staff = services.GetRequiredService<StaffAccounts>();
            var made = await staff.CreateAsync(number, "测试员", process, TestContext.Current.CancellationToken);
            if (role is not null)
                Assert.True((await services.GetRequiredService<GrantService>().GrantAsync((await staff.FindAsync(number, TestContext.Current.CancellationToken))!, role, "", null, process, TestContext.Current.CancellationToken)).IsOk);
            return made;
        });
        return result.Value;
    }

    /// <summary>What the phone shows now.</summary>
    public string Code() => Totp.Code(Secret, Totp.StepAt(Site.Clock.GetUtcNow()));

    /// <summary>Password, then the phone's next code; ends where the sign-in leads.</summary>
    public async Task<Page> SignInAsync(PortalBrowser browser, string at = "/desk/sign-in")
    {
        Site.Clock.Advance(TimeSpan.FromSeconds(31));   // the last code was used
        return await SignInAsync(await browser.GetAsync(at));
    }

    public async Task<Page> SignInAsync(Page signIn)
    {
        var code = await signIn.Form("form:has([name=Password])").Fill("Number", Number).Fill("Password", Password).SubmitAsync();
        return await code.Form().Fill("Code", Code()).SubmitAsync();
    }
}
