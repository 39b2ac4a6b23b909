using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Modules;
using PublicPortal.Kernel;
using PublicPortal.PortalTests.Residents;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Persons;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Sites;

/// <summary>Changing the data key while the site runs.</summary>
public class KeyRotationTests(PortalSites sites) : IClassFixture<PortalSites>
{
    /// <summary>Digests, public halves and what other keys seal: nothing that the data key opens.</summary>
    private static readonly HashSet<string> NotSealed =
    [
        "data_field_key.wrapped", "accounts_parked_form.payload", "accounts_challenge.state", "accounts_passkey.credential_id", "accounts_passkey.public_key",
        "accounts_passkey.attestation_object", "accounts_passkey.client_data_json", "files_file.sha256", "places_outline.geometry", "places_outline.drawing",
    ];

    [Theory, BothDatabases]
    public async Task EveryColumnOfBytes_IsDeclaredAsSealedOrKnownNotToBe(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var declared = site.Services.GetRequiredService<IReadOnlyList<PortalModule>>().SelectMany(m => m.SealedColumns).Select(c => c.Name).ToHashSet();
        var columns = await site.InScopeAsync(s => Task.FromResult(s.GetRequiredService<PortalDbContext>().Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties().Where(p => p.ClrType == typeof(byte[])).Select(p => $"{e.GetTableName()}.{p.GetColumnName()}")).ToList()));
        Assert.Empty(Undeclared(columns, declared));
        Assert.Empty(declared.Except(columns));   // a name that fits nothing would seal nothing
        Assert.Equal(["residents_person.planted"], Undeclared([.. columns, "residents_person.planted"], declared));
    }

    [Theory, BothDatabases]
    public async Task Rotate_SealsEverythingAnewAndStaysReadable(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var (_, person, _) = await People.ResidentAsync(site, "林晓禾");
        var file = await site.WorkAsync("test.file", async (services, process) =>
            await services.GetRequiredService<IFileVault>().StoreAsync(new MemoryStream("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\nxref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"u8.ToArray()), "租约.pdf", "residence.lease", person.Id, process, default));
        Assert.True(file.IsOk);
        var cipher = site.Services.GetRequiredService<FieldCipher>();

        Assert.Equal(CliOutcome.Done, await RotateAsync(site));
        var sealedName = await NameAsync(site, person.Id);
        Assert.False(cipher.IsOld(sealedName));
        Assert.Equal("林晓禾", await site.InScopeAsync(s => s.GetRequiredService<IPersons>().OwnNameAsync(person.Id)));
        Assert.NotNull(await site.InScopeAsync(s => s.GetRequiredService<IFileVault>().OpenAsync(file.Value, default)));
        Assert.Empty(await OldAsync(site, cipher));

        await cipher.RotateAsync(TestContext.Current.CancellationToken);   // all of it is old now: the check above can fail
        Assert.True(cipher.IsOld(sealedName));
        Assert.NotEmpty(await OldAsync(site, cipher));
    }

    [Theory, BothDatabases]
    public async Task Rotate_StoppedInTheMiddle_GoesOnWithTheSameKey(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var cipher = site.Services.GetRequiredService<FieldCipher>();
        var key = await cipher.RotateAsync(TestContext.Current.CancellationToken);
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            // As a stopped run leaves it: everything before this place was done.
            db.Add(new Setting { Name = "keys.rotation", Value = $$"""{"Key":{{key}},"Place":"residents_person.name_sealed","After":null}""" });
            await s.GetRequiredService<UnitOfWork>().CompleteAsync();
            return 0;
        });
        Assert.Equal(CliOutcome.Done, await RotateAsync(site));
        Assert.Empty(await OldAsync(site, cipher));
        var keys = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<FieldKey>().Where(k => k.Purpose == FieldKeyPurpose.Seal).MaxAsync(k => k.Id));
        Assert.Equal(key, keys);   // no further key was made
        Assert.False(await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Setting>().AnyAsync(x => x.Name == "keys.rotation")));
    }

    private static IEnumerable<string> Undeclared(IEnumerable<string> columns, HashSet<string> declared) =>
        columns.Where(c => !declared.Contains(c) && !NotSealed.Contains(c) && !c.EndsWith("hash", StringComparison.Ordinal) && !c.EndsWith("index", StringComparison.Ordinal));

    private static Task<CliOutcome> RotateAsync(PortalSite site) => site.InScopeAsync(s =>
        s.GetServices<ICliVerb>().Single(v => v.Words == "keys rotate").RunAsync(new CliArguments(["--wait", "0"], "wait"), new CliOutput(TextWriter.Null, TextWriter.Null, json: false), default));

    private static Task<byte[]> NameAsync(PortalSite site, Guid person) => site.InScopeAsync(s =>
        s.GetRequiredService<PortalDbContext>().Set<Person>().AsNoTracking().Where(p => p.Id == person).Select(p => p.NameSealed).SingleAsync());

    /// <summary>Columns in which something is still sealed with an older key.</summary>
    private static Task<List<string>> OldAsync(PortalSite site, FieldCipher cipher) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        var old = new List<string>();
        foreach (var column in s.GetRequiredService<IReadOnlyList<PortalModule>>().SelectMany(m => m.SealedColumns))
        {
            var all = $"select \"{column.Stored}\" as \"Value\" from \"{column.Table}\" where \"{column.Stored}\" is not null";   // names of our own columns
            var values = await db.Database.SqlQueryRaw<byte[]>(all).ToListAsync();
            if (values.Any(cipher.IsOld)) old.Add(column.Name);
        }
        return old;
    });
}
