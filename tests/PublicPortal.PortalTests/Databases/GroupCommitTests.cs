using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.GroupCommit;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Databases;

/// <summary>Group commit below the pages: settings stand for any row.</summary>
public class GroupCommitTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task Write_ManyActsOneOfThemPoisoned_FailsAlone(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await HotAsync(site, db => db.Add(New("taken")));
        var acts = Enumerable.Range(0, 60).Select(i => HotAsync(site, db =>
        {
            db.Add(New($"many-{i}"));
            db.Add(New(i == 37 ? "taken" : $"more-{i}"));
        })).ToList();
        var failed = (await Task.WhenAll(acts.Select(async act => { try { await act; return null; } catch (WriteConflictException e) { return e; } }))).ToList();
        Assert.NotNull(failed[37]);
        Assert.Single(failed, e => e is not null);
        var written = await NamesAsync(site, "many-");
        Assert.Equal(59, written.Count);
        Assert.DoesNotContain("many-37", written);   // the whole act, not only the row that is in the way
    }

    [Theory, BothDatabases]
    public async Task Write_RowChangedMeanwhile_IsAConflictAndWritesNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await HotAsync(site, db => db.Add(New("gone")));
        await Assert.ThrowsAsync<WriteConflictException>(() => site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            var setting = await db.Set<Setting>().FirstAsync(x => x.Name == "gone");
            await HotAsync(site, other => other.Remove(new Setting { Name = "gone", Value = "1" }));
            await s.GetRequiredService<UnitOfWork>().KeepBackAsync();
            setting.Value = "2";
            db.Add(New("with-gone"));
            await s.GetRequiredService<UnitOfWork>().CompleteAsync();
            return true;
        }));
        Assert.Empty(await NamesAsync(site, "with-gone"));
    }

    [Theory, BothDatabases]
    public async Task Write_InsertUpdateAndDelete_AreAllThere(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await HotAsync(site, db => db.AddRange(New("x-old"), New("x-changed")));
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            var (old, changed) = (await db.Set<Setting>().FirstAsync(x => x.Name == "x-old"), await db.Set<Setting>().FirstAsync(x => x.Name == "x-changed"));
            await s.GetRequiredService<UnitOfWork>().KeepBackAsync();
            db.Remove(old);
            changed.Value = "\"𠮷\"";
            db.Add(New("x-new"));
            Assert.Null(await db.SaveOrDuplicateAsync());
            Assert.Equal(2, (await NamesAsync(site, "x-")).Count);   // nothing before the end
            await s.GetRequiredService<UnitOfWork>().CompleteAsync();
            return true;
        });
        Assert.Equal(["x-changed", "x-new"], await NamesAsync(site, "x-"));
        Assert.Equal("\"𠮷\"", await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Setting>().Where(x => x.Name == "x-changed").Select(x => x.Value).FirstAsync()));
    }

    [Theory, BothDatabases]
    public async Task BeginWrite_InAHotAct_GoesOnInAnOrdinaryTransaction(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            await s.GetRequiredService<UnitOfWork>().KeepBackAsync();
            db.Add(New("ordinary-1"));
            await db.SaveChangesAsync();
            await db.BeginWriteAsync();
            Assert.False(db.KeepsBack);
            Assert.Equal(1, await db.Set<Setting>().Where(x => x.Name == "ordinary-1").ExecuteUpdateAsync(set => set.SetProperty(x => x.Value, "2")));
            await s.GetRequiredService<UnitOfWork>().CompleteAsync();
            return true;
        });
        Assert.Single(await NamesAsync(site, "ordinary-"));
    }

    [Theory, BothDatabases]
    public async Task KeepBack_WithATransactionOpen_Throws(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<PortalDbContext>().BeginWriteAsync();
            await Assert.ThrowsAsync<InvalidOperationException>(() => s.GetRequiredService<UnitOfWork>().KeepBackAsync());
            await s.GetRequiredService<UnitOfWork>().RollbackAsync();
            return true;
        });
    }

    [Theory, BothDatabases]
    public async Task Write_BesideOrdinaryTransactions_AllComeThrough(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await Task.WhenAll(Enumerable.Range(0, 120).Select(i => i % 3 == 0
            ? site.InScopeAsync(async s =>
            {
                s.GetRequiredService<PortalDbContext>().Add(New($"beside-{i}"));
                await s.GetRequiredService<PortalDbContext>().SaveChangesAsync();
                await s.GetRequiredService<UnitOfWork>().CompleteAsync();
                return true;
            })
            : HotAsync(site, db => db.Add(New($"beside-{i}")))));
        Assert.Equal(120, (await NamesAsync(site, "beside-")).Count);
    }

    private static Setting New(string name) => new() { Name = name, Value = "1" };

    private static Task<bool> HotAsync(PortalSite site, Action<PortalDbContext> change) => site.InScopeAsync(async s =>
    {
        var work = s.GetRequiredService<UnitOfWork>();
        await work.KeepBackAsync();
        change(s.GetRequiredService<PortalDbContext>());
        await work.CompleteAsync();
        return true;
    });

    private static Task<List<string>> NamesAsync(PortalSite site, string start) => site.InScopeAsync(s =>
        s.GetRequiredService<PortalDbContext>().Set<Setting>().Where(x => x.Name.StartsWith(start)).Select(x => x.Name).OrderBy(n => n).ToListAsync());
}
