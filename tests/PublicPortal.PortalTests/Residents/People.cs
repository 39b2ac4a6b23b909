using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residents;

/// <summary>Made-up people for tests: every call makes somebody new.</summary>
internal static class People
{
    private static int last;

    /// <summary>A valid number of the made-up county, never the same twice in a run.</summary>
    public static string Number(DateOnly? born = null)
    {
        var n = Interlocked.Increment(ref last);
        var first17 = $"440390{(born ?? new DateOnly(1980, 1, 1).AddDays(n / 1000)).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{n % 1000:000}";
        var sum = 0;
        foreach (var c in first17) sum = (sum + (c - '0')) * 2 % 11;
        return first17 + "10X98765432"[sum];
    }

    public static async Task<Guid> AccountAsync(PortalSite site) =>
        (await site.WorkAsync("test.account", async (services, process) =>
            Result.Ok(await services.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("test", Guid.NewGuid().ToString("N"), process)))).Value;

    public static Task<Result<PersonInfo>> IdentifyAsync(PortalSite site, string name, string number, Guid? account) =>
        site.WorkAsync("test.identify", (services, process) => services.GetRequiredService<IPersons>().IdentifyAsync(name, DocumentType.ResidentId, number, account, process));

    /// <summary>A resident with an account who has said who they are.</summary>
    public static async Task<(Guid Account, PersonInfo Person, string Number)> ResidentAsync(PortalSite site, string name = "林晓禾", DateOnly? born = null)
    {
        var (account, number) = (await AccountAsync(site), Number(born));
        return (account, (await IdentifyAsync(site, name, number, account)).Value, number);
    }

    public static Task<T> WorkAsync<T>(this PortalSite site, string type, Func<IServiceProvider, Process, Task<T>> act, string? reason = null) where T : Result =>
        site.Services.GetRequiredService<WorkRunner>().RunAsync(type, Channel.WeChat, act, reason: reason);

    public static Task<PersonInfo?> FindAsync(PortalSite site, Guid id) => site.InScopeAsync(s => s.GetRequiredService<IPersons>().FindAsync(id));
}
