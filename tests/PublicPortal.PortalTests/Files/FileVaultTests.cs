using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Files.Contracts;
using PublicPortal.Files.Storage;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Files;

/// <summary>Private files from the door to the disk and back.</summary>
public class FileVaultTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private static readonly byte[] Pdf = Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\nxref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");

    private static Task<Result<Guid>> StoreAsync(PortalSite site, byte[] content, string name = "林小禾的租约.pdf", string purpose = "residence.lease", bool refuse = false) =>
        site.Services.GetRequiredService<WorkRunner>().RunAsync("test.store", Channel.Web, async (services, process) =>
        {
            var stored = await services.GetRequiredService<IFileVault>().StoreAsync(new MemoryStream(content), name, purpose, Guid.CreateVersion7(), process);
            return refuse ? new Refusal("test.no", "不行", "No") : stored;
        });

    private static Task<StoredFile?> OpenAsync(PortalSite site, Guid id) => site.InScopeAsync(s => s.GetRequiredService<IFileVault>().OpenAsync(id));
    private static FolderStore Store(PortalSite site) => (FolderStore)site.Services.GetRequiredService<IFileStore>();
    private static IReadOnlyList<string> OnDisk(PortalSite site)
    {
        var root = site.Services.GetRequiredService<PublicPortal.Hosting.Site.DataFolder>().At("files");
        return Directory.Exists(root) ? Directory.GetFiles(root, "*", SearchOption.AllDirectories) : [];
    }

    [Theory, BothDatabases]
    public async Task Store_Pdf_ComesBackAndIsNowhereInTheClear(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = (await StoreAsync(site, Pdf)).Value;
        var file = await OpenAsync(site, id);
        Assert.Equal(("林小禾的租约.pdf", "application/pdf"), (file!.FileName, file.ContentType));
        Assert.Equal(Pdf, file.Content);

        var onDisk = await File.ReadAllBytesAsync(Store(site).PathOf(id), TestContext.Current.CancellationToken);
        Assert.Equal(-1, onDisk.AsSpan().IndexOf("Catalog"u8));
        var row = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<FileRecord>().AsNoTracking().SingleAsync(f => f.Id == id));
        Assert.Equal(-1, row.Name!.AsSpan().IndexOf("林小禾"u8));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(Pdf), row.Sha256);
        var happened = Assert.Single(await site.InScopeAsync(s => s.GetRequiredService<IEventHistory>().OfAsync(id)));
        Assert.Equal("files.stored", happened.Name);
        Assert.DoesNotContain("林小禾", happened.Payload, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Store(site).PathOf(id)));
    }

    [Theory, BothDatabases]
    public async Task Open_ContentOfAnotherRow_IsNotOpened(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (one, other) = ((await StoreAsync(site, Pdf)).Value, (await StoreAsync(site, Pdf)).Value);
        File.Copy(Store(site).PathOf(one), Store(site).PathOf(other), overwrite: true);
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => OpenAsync(site, other));
        File.Delete(Store(site).PathOf(other));
        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(site, other));
        Assert.Null(await OpenAsync(site, Guid.CreateVersion7()));
    }

    [Theory, BothDatabases]
    public async Task Store_AfterKeyChange_OldAndNewOpen(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var before = (await StoreAsync(site, Pdf)).Value;
        await site.Services.GetRequiredService<FieldCipher>().RotateAsync(TestContext.Current.CancellationToken);
        var after = (await StoreAsync(site, Pdf)).Value;
        Assert.Equal(Pdf, (await OpenAsync(site, before))!.Content);
        Assert.Equal(Pdf, (await OpenAsync(site, after))!.Content);
    }

    [Theory, BothDatabases]
    public async Task Store_Refused_LeavesNothing(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        Assert.Equal("files.unknown-kind", (await StoreAsync(site, "hello"u8.ToArray())).Refusals.Single().Code);
        Assert.Equal("files.too-large", (await StoreAsync(site, new byte[30 * 1024 * 1024])).Refusals.Single().Code);
        Assert.Empty(OnDisk(site));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<FileRecord>().CountAsync()));
    }

    /// <summary>The act around it was refused: the content lies there without a row until the sweep.</summary>
    [Theory, BothDatabases]
    public async Task Sweep_ContentWithoutRow_GoesAfterADayOnly(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var kept = (await StoreAsync(site, Pdf)).Value;
        Assert.True((await StoreAsync(site, Pdf, refuse: true)).IsRefused);
        Assert.Equal(2, OnDisk(site).Count);
        var part = Store(site).PathOf(kept) + ".part";
        await File.WriteAllTextAsync(part, "half", TestContext.Current.CancellationToken);
        foreach (var file in OnDisk(site)) File.SetLastWriteTimeUtc(file, site.Clock.GetUtcNow().UtcDateTime);

        site.Clock.Advance(TimeSpan.FromHours(7));
        await site.RunJobsAsync();
        Assert.Equal(3, OnDisk(site).Count);
        site.Clock.Advance(TimeSpan.FromHours(18));
        await site.RunJobsAsync();
        Assert.Equal([Store(site).PathOf(kept)], OnDisk(site));
        Assert.Equal(Pdf, (await OpenAsync(site, kept))!.Content);
    }

    [Theory, BothDatabases]
    public async Task Sweep_PurposeOver_DeletesContentAndNameAndKeepsTheRecord(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, settings: new Dictionary<string, string> { ["Files:Purposes:residence.visit-photo:KeepDays"] = "30" });
        var photo = (await StoreAsync(site, Pdf, purpose: "residence.visit-photo")).Value;
        var lease = (await StoreAsync(site, Pdf)).Value;
        site.Clock.Advance(TimeSpan.FromDays(29));
        await site.RunJobsAsync();
        Assert.NotNull(await OpenAsync(site, photo));
        site.Clock.Advance(TimeSpan.FromDays(2));
        await site.RunJobsAsync();

        Assert.Null(await OpenAsync(site, photo));
        Assert.NotNull(await OpenAsync(site, lease));
        Assert.False(File.Exists(Store(site).PathOf(photo)));
        var row = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<FileRecord>().AsNoTracking().SingleAsync(f => f.Id == photo));
        Assert.Null(row.Name);
        Assert.NotNull(row.DeletedAt);
        Assert.Equal("files.deleted", (await site.InScopeAsync(s => s.GetRequiredService<IEventHistory>().OfAsync(photo)))[0].Name);
    }

    [Theory, BothDatabases]
    public async Task Delete_RolledBack_KeepsTheContent(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = (await StoreAsync(site, Pdf)).Value;
        Task<Result> Delete(bool refuse) => site.Services.GetRequiredService<WorkRunner>().RunAsync("test.delete", Channel.Web, async (services, process) =>
        {
            await services.GetRequiredService<IFileVault>().DeleteAsync(id, process);
            return refuse ? new Refusal("test.no", "不行", "No") : Result.Ok();
        });
        await Delete(refuse: true);
        Assert.Equal(Pdf, (await OpenAsync(site, id))!.Content);
        await Delete(refuse: false);
        Assert.Null(await OpenAsync(site, id));
        Assert.False(File.Exists(Store(site).PathOf(id)));
    }

    [Theory]
    [InlineData("application/pdf", false, "attachment"), InlineData("image/png", false, "inline"), InlineData("image/png", true, "attachment")]
    public async Task Answer_File_RunsNothingAndIsNotCached(string type, bool download, string disposition)
    {
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;
        await new FileAnswer(new StoredFile(Guid.Empty, "林\"\r\n租约.pdf", type, Guid.Empty, Pdf), download).ExecuteAsync(http);
        Assert.Equal(Pdf, body.ToArray());
        var headers = http.Response.Headers;
        Assert.Equal((type, "nosniff", "private, no-store"), (headers.ContentType.ToString(), headers.XContentTypeOptions.ToString(), headers.CacheControl.ToString()));
        Assert.Contains("sandbox", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(disposition + "; filename=", headers.ContentDisposition.ToString(), StringComparison.Ordinal);
        Assert.Contains("filename*=UTF-8''%E6%9E%97", headers.ContentDisposition.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', headers.ContentDisposition.ToString());
    }
}
