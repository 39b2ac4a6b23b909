using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;

namespace PublicPortal.Hosting.Imports;

/// <summary>How far an import has come, committed together with its rows; gone when it is finished.</summary>
internal sealed record ImportMark(int Line, int Rows, int Added, int Changed, int Unchanged, int Refused)
{
    public static readonly ImportMark Start = new(0, 0, 0, 0, 0, 0);

    /// <summary>The same content under another name is the same import; a changed file starts anew.</summary>
    public static string NameFor(string import, string fileHash) => $"import.{import}.{fileHash[..24]}";

    public static async Task<ImportMark> FindAsync(PortalDbContext db, string name, CancellationToken cancel)
    {
        var setting = await db.Set<Setting>().AsNoTracking().FirstOrDefaultAsync(s => s.Name == name, cancel);
        return setting is null ? Start : JsonSerializer.Deserialize<ImportMark>(setting.Value)!;
    }

    public async Task StoreAsync(PortalDbContext db, string name, CancellationToken cancel)
    {
        var value = JsonSerializer.Serialize(this);
        var setting = await db.Set<Setting>().FirstOrDefaultAsync(s => s.Name == name, cancel);
        if (setting is null) db.Add(new Setting { Name = name, Value = value });
        else setting.Value = value;
    }

    public static async Task RemoveAsync(PortalDbContext db, string name, CancellationToken cancel)
    {
        if (await db.Set<Setting>().FirstOrDefaultAsync(s => s.Name == name, cancel) is not { } setting) return;
        db.Remove(setting);
        await db.SaveChangesAsync(cancel);
    }
}
