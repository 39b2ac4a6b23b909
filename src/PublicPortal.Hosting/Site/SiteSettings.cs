using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Pages;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Site;

/// <summary>Settings in the database, read once and again when they change.</summary>
public sealed class SiteSettings(IServiceScopeFactory scopes) : ISiteIdentity
{
    private volatile IReadOnlyDictionary<string, string> values = new Dictionary<string, string>();

    public async Task LoadAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        values = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<Setting>().AsNoTracking()
            .ToDictionaryAsync(s => s.Name, s => s.Value, cancel);
    }

    /// <summary>The setting's JSON string, or null.</summary>
    public string? Text(string name) => values.TryGetValue(name, out var json) ? JsonSerializer.Deserialize<string?>(json) : null;

    /// <summary>Writes a setting in the present transaction; call <see cref="LoadAsync"/> after the commit.</summary>
    public static async Task SetAsync(PortalDbContext db, string name, JsonElement value, CancellationToken cancel = default)
    {
        var setting = await db.Set<Setting>().FirstOrDefaultAsync(s => s.Name == name, cancel);
        if (setting is null) db.Add(new Setting { Name = name, Value = value.GetRawText() });
        else setting.Value = value.GetRawText();
    }

    public LocalizedText Name => Both("SiteName", "民生服务门户", "Public services portal");
    public LocalizedText Organiser => Both("Organiser", "", "");
    public LocalizedText Contact => Both("Contact", "", "");
    public string? IcpNumber => Text("IcpNumber");
    public string? PoliceNumber => Text("PoliceNumber");
    public string? SiteIdCode => Text("SiteIdCode");

    private LocalizedText Both(string name, string zh, string en) => new(Text(name) ?? zh, Text(name + "En") ?? en);
}
