using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Grants;
using PublicPortal.Data;
using PublicPortal.Hosting.Cli;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Accounts;

public class SetupTests
{
    [Theory, BothDatabases]
    public async Task Setup_Twice_MakesThreeAdministratorsOnce(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var (first, outcome) = await RunAsync(site, "setup", "--system", "A901", "--security=A902", "--audit", "A903");
        Assert.Equal(CliOutcome.Done, outcome);
        Assert.Equal(3, first.Split("one-time password ").Length - 1);
        var (second, again) = await RunAsync(site, "setup", "--system", "A901", "--security", "A902", "--audit", "A903");
        Assert.Equal(CliOutcome.Done, again);
        Assert.DoesNotContain("one-time password", second, StringComparison.Ordinal);
        var (_, bare) = await RunAsync(site, "setup");
        Assert.Equal(CliOutcome.Done, bare);
        Assert.Equal(3, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<RoleGrant>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [BothDatabases("A901", "A901", "A903", CliOutcome.Usage)]
    [BothDatabases("A901", "甲", "A903", CliOutcome.Usage)]
    [BothDatabases("A901", "", "A903", CliOutcome.Refused)]
    public async Task Setup_WithoutThreeNumbers_IsRefused(DatabaseKind kind, string system, string security, string audit, CliOutcome expected)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var (said, outcome) = await RunAsync(site, "setup", "--system", system, "--security", security, "--audit", audit);
        Assert.Equal(expected, outcome);
        Assert.NotEmpty(said);
    }

    [Theory, BothDatabases]
    public async Task Reset_UnknownNumber_IsRefusedWithTheReason(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var (said, outcome) = await RunAsync(site, "staff reset", "NOBODY");
        Assert.Equal(CliOutcome.Refused, outcome);
        Assert.Contains("no such official", said, StringComparison.Ordinal);
    }

    private static Task<(string Said, CliOutcome Outcome)> RunAsync(PortalSite site, string words, params string[] rest) => site.InScopeAsync(async services =>
    {
        var verb = services.GetServices<ICliVerb>().Single(v => v.Words == words);
        var said = new StringWriter();
        var outcome = await verb.RunAsync(new CliArguments(rest, verb.OptionsWithValue), new CliOutput(said, said, json: false), TestContext.Current.CancellationToken);
        return (said.ToString(), outcome);
    });
}
