using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace PublicPortal.Data.Fields;

/// <summary>
/// Seals sensitive fields (ID numbers, phones, persons' addresses). The sealed value is bound to its column and row, so
/// it cannot be moved to another. Looking a value up goes through a keyed blind index: the space of ID numbers is so
/// small that an unkeyed hash would protect nothing.
/// </summary>
public sealed class FieldCipher(IServiceScopeFactory scopes, KeyFile keyFile, TimeProvider clock)
{
    private readonly ConcurrentDictionary<int, byte[]> sealKeys = new();
    private readonly ConcurrentDictionary<string, byte[]> indexKeys = new();
    private volatile int newest;
    private byte[]? indexRoot;

    /// <param name="column"><c>table.column</c></param>
    /// <param name="row">The id of the row that will hold the value.</param>
    public byte[] Seal(string column, Guid row, string value)
    {
        EnsureLoaded();
        return Sealing.Seal(sealKeys[newest], newest, Encoding.UTF8.GetBytes(value), $"{column}|{row:N}");
    }

    /// <exception cref="CryptographicException">The value was changed, or belongs to another row or column.</exception>
    public string Open(string column, Guid row, byte[] sealedValue) => Encoding.UTF8.GetString(OpenBytes(column, row, sealedValue));

    /// <summary>Seals bytes (files) the same way.</summary>
    public byte[] SealBytes(string column, Guid row, byte[] value)
    {
        EnsureLoaded();
        return Sealing.Seal(sealKeys[newest], newest, value, $"{column}|{row:N}");
    }

    public byte[] OpenBytes(string column, Guid row, byte[] sealedValue)
    {
        EnsureLoaded();
        var id = Sealing.KeyId(sealedValue);
        if (!sealKeys.TryGetValue(id, out var key))
        {
            LoadAsync().GetAwaiter().GetResult();   // another node made a newer key
            key = sealKeys[id];
        }
        return Sealing.Open(key, sealedValue, $"{column}|{row:N}");
    }

    /// <summary>The blind index of a normalised value; equal values give equal bytes, one key per column.</summary>
    public byte[] Index(string column, string normalizedValue)
    {
        EnsureLoaded();
        var key = indexKeys.GetOrAdd(column, c => HKDF.DeriveKey(HashAlgorithmName.SHA256, indexRoot!, 32, info: Encoding.UTF8.GetBytes(c)));
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(normalizedValue));
    }

    /// <summary>Loads the keys; makes the first ones in a new database. Called when the site starts and after a rotation.</summary>
    public async Task LoadAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var rows = await db.Set<FieldKey>().AsNoTracking().OrderBy(k => k.Id).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            rows = [NewKey(1, FieldKeyPurpose.Seal), NewKey(2, FieldKeyPurpose.Index)];
            db.AddRange(rows);
            if (await db.SaveOrDuplicateAsync(cancel) is null) await db.CommitAsync();
            else
            {
                await db.RollbackAsync();   // another node was first
                rows = await db.Set<FieldKey>().AsNoTracking().OrderBy(k => k.Id).ToListAsync(cancel);
            }
        }
        foreach (var row in rows)
        {
            var key = keyFile.Unwrap(row.Wrapped, Purpose(row.Id, row.Purpose));
            if (row.Purpose == FieldKeyPurpose.Seal) sealKeys[row.Id] = key;
            else indexRoot = key;
        }
        newest = rows.Where(r => r.Purpose == FieldKeyPurpose.Seal).Max(r => r.Id);
    }

    /// <summary>Adds a key that new values are sealed with; old values stay readable. Returns its id.</summary>
    public async Task<int> RotateAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        await db.BeginWriteAsync(cancel);
        var id = await db.Set<FieldKey>().MaxAsync(k => k.Id, cancel) + 1;
        db.Add(NewKey(id, FieldKeyPurpose.Seal));
        await db.SaveChangesAsync(cancel);
        await db.CommitAsync();
        await LoadAsync(cancel);
        return id;
    }

    /// <summary>Whether the value was sealed with an older key than the newest.</summary>
    public bool IsOld(byte[] sealedValue)
    {
        EnsureLoaded();
        return Sealing.KeyId(sealedValue) != newest;
    }

    /// <summary>Takes over a newer key that another node made. One small query.</summary>
    public async Task RefreshAsync(CancellationToken cancel = default)
    {
        if (newest == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var present = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<FieldKey>().Where(k => k.Purpose == FieldKeyPurpose.Seal).MaxAsync(k => k.Id, cancel);
        if (present != newest) await LoadAsync(cancel);
    }

    /// <summary>Wraps all data keys by the first line of the key file: older lines may go then.</summary>
    public async Task RewrapAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        foreach (var row in await db.Set<FieldKey>().ToListAsync(cancel))
            row.Wrapped = keyFile.Wrap(keyFile.Unwrap(row.Wrapped, Purpose(row.Id, row.Purpose)), Purpose(row.Id, row.Purpose));
        await db.SaveChangesAsync(cancel);
        await db.CommitAsync();
    }

    private FieldKey NewKey(int id, FieldKeyPurpose purpose) => new()
    {
        Id = id, Purpose = purpose, CreatedAt = clock.GetUtcNow(),
        Wrapped = keyFile.Wrap(RandomNumberGenerator.GetBytes(32), Purpose(id, purpose)),
    };

    private static string Purpose(int id, FieldKeyPurpose purpose) => $"data_field_key|{purpose}|{id}";

    private void EnsureLoaded()
    {
        if (newest == 0) LoadAsync().GetAwaiter().GetResult();
    }
}
