using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Staff;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Voting.Holding;

namespace PublicPortal.TestKit.Voting;

/// <summary>The two officials who keep the halves of a secret poll's key, without the pages on which they take them and bring them back.</summary>
public static class PollKeepers
{
    private static int last;

    /// <summary>Two officials who may keep a half over the whole district.</summary>
    public static async Task MakeAsync(IServiceProvider node)
    {
        for (var i = 0; i < 2; i++)
        {
            var number = $"K{Interlocked.Increment(ref last):D4}";
            var made = await node.GetRequiredService<WorkRunner>().RunAsync("test.keeper", Channel.Cli, async (services, process) =>
            {
                var staff = services.GetRequiredService<StaffAccounts>();
                await staff.CreateAsync(number, "保管员", process, default);
                return await services.GetRequiredService<GrantService>().GrantAsync((await staff.FindAsync(number, default))!, Roles.StreetOfficer, "", null, process, default);
            });
            if (made.IsRefused) throw new InvalidOperationException(made.Refusals[0].Text.En);
        }
    }

    /// <summary>Both take their halves: voting may begin.</summary>
    public static async Task<IReadOnlyList<string>> TakeAsync(IServiceProvider node, Guid poll)
    {
        await using var scope = node.CreateAsyncScope();
        var (db, cipher) = (scope.ServiceProvider.GetRequiredService<PortalDbContext>(), scope.ServiceProvider.GetRequiredService<FieldCipher>());
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var halves = new List<string>();
        foreach (var share in await db.Set<KeyShare>().Where(s => s.PollId == poll).OrderBy(s => s.Place).ToListAsync())
        {
            halves.Add(cipher.Open(KeyShare.WaitingColumn, share.Id, share.Waiting!));
            (share.Waiting, share.KeptAt) = (null, now);
        }
        (await db.Set<Poll>().FirstAsync(p => p.Id == poll)).IsAccepting = true;
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CompleteAsync();
        return halves;
    }

    /// <summary>Both bring their halves back.</summary>
    public static async Task BringAsync(IServiceProvider node, Guid poll, IReadOnlyList<string> halves)
    {
        await using var scope = node.CreateAsyncScope();
        var (db, cipher) = (scope.ServiceProvider.GetRequiredService<PortalDbContext>(), scope.ServiceProvider.GetRequiredService<FieldCipher>());
        foreach (var share in await db.Set<KeyShare>().Where(s => s.PollId == poll).ToListAsync())
            (share.Released, share.ReleasedAt) = (cipher.Seal(KeyShare.ReleasedColumn, share.Id, halves[share.Place - 1]), scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CompleteAsync();
    }
}
