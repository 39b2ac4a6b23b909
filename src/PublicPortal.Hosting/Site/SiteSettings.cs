using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Pages;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Site;

/// <summary>Settings in the database, read once and again when they change, on whichever node: see <see cref="NodeWatch"/>.</summary>
public sealed class SiteSettings(IServiceScopeFactory scopes) : ISiteIdentity
{
    private const string Generation = "settings.generation";

    /// <summary>Told after a change: every page shows some of them.</summary>
    internal event Action? Changed;

    private volatile Values values = new(new Dictionary<string, string>());

    public async Task LoadAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        values = new Values(await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<Setting>().AsNoTracking()
            .ToDictionaryAsync(s => s.Name, s => s.Value, cancel));
        Changed?.Invoke();
    }

    /// <summary>Reads the settings again if another node has changed them since.</summary>
    /// <returns>Whether it had.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var present = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<Setting>().AsNoTracking()
            .Where(s => s.Name == Generation).Select(s => s.Value).FirstOrDefaultAsync(cancel);
        if (present == values.Json.GetValueOrDefault(Generation)) return false;
        await LoadAsync(cancel);
        return true;
    }

    internal IReadOnlyDictionary<string, string> All => values.Json;

    public bool Has(string name) => values.Json.ContainsKey(name);

    /// <summary>The setting's JSON string, or null.</summary>
    public string? Text(string name) => values.Text(name);

    /// <summary>Writes a setting in the present transaction; call <see cref="LoadAsync"/> after the commit. Other nodes notice within seconds.</summary>
    public static async Task SetAsync(PortalDbContext db, string name, JsonElement value, CancellationToken cancel = default)
    {
        await KeepAsync(db, name, value.GetRawText(), cancel);
        await KeepAsync(db, Generation, JsonSerializer.Serialize(Guid.NewGuid()), cancel);
    }

    /// <summary>Writes one in the present transaction that its owner alone asks for: nobody else is told.</summary>
    public static async Task KeepAsync(PortalDbContext db, string name, string json, CancellationToken cancel = default)
    {
        if (await db.Set<Setting>().FindAsync([name], cancel) is { } setting) setting.Value = json;
        else db.Add(new Setting { Name = name, Value = json });
    }

    public LocalizedText Name => Both("SiteName", "民生服务门户", "Public services portal");
    public LocalizedText Organiser => Both("Organiser", "", "");
    public LocalizedText Contact => Both("Contact", "", "");
    public string? IcpNumber => Text("IcpNumber");
    public string? PoliceNumber => Text("PoliceNumber");
    public string? SiteIdCode => Text("SiteIdCode");

    private LocalizedText Both(string name, string zh, string en) => new(Text(name) ?? zh, Text(name + "En") ?? en);

    /// <summary>All settings of one moment; every page shows a dozen, so their JSON is read once.</summary>
    private sealed class Values(IReadOnlyDictionary<string, string> json)
    {
        private readonly ConcurrentDictionary<string, string?> texts = new(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, string> Json => json;

        public string? Text(string name) =>
            json.TryGetValue(name, out var written) ? texts.GetOrAdd(name, static (_, value) => JsonSerializer.Deserialize<string?>(value), written) : null;
    }
}
