using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Site;

/// <summary><c>/desk/site</c>: whose site this is, as the footer shows it.</summary>
internal sealed class IndexModel(PortalDbContext db, SiteSettings settings, UnitOfWork work) : PortalPageModel
{
    private static readonly Refusal NameMissing = new("accounts.site.name-missing", "请填写网站的中文和英文名称。", "Enter the site's Chinese and English name.", nameof(SiteName));
    private static readonly Refusal TooLong = new("accounts.site.too-long", "最多 200 个字。", "At most 200 characters.");

    [BindProperty] public string? SiteName { get; set; }
    [BindProperty] public string? SiteNameEn { get; set; }
    [BindProperty] public string? Organiser { get; set; }
    [BindProperty] public string? OrganiserEn { get; set; }
    [BindProperty] public string? Contact { get; set; }
    [BindProperty] public string? ContactEn { get; set; }
    [BindProperty] public string? IcpNumber { get; set; }
    [BindProperty] public string? PoliceNumber { get; set; }
    [BindProperty] public string? SiteIdCode { get; set; }

    public bool Saved => Request.Query.ContainsKey("saved");

    public void OnGet()
    {
        (SiteName, SiteNameEn) = (settings.Text("SiteName"), settings.Text("SiteNameEn"));
        (Organiser, OrganiserEn) = (settings.Text("Organiser"), settings.Text("OrganiserEn"));
        (Contact, ContactEn) = (settings.Text("Contact"), settings.Text("ContactEn"));
        (IcpNumber, PoliceNumber, SiteIdCode) = (settings.Text("IcpNumber"), settings.Text("PoliceNumber"), settings.Text("SiteIdCode"));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("accounts.change-site");
        var result = await SaveAsync(process, cancel);
        return result.IsRefused ? Refused(result) : LocalRedirect("/desk/site?saved");
    }

    private async Task<Result> SaveAsync(Process process, CancellationToken cancel)
    {
        var wanted = new Dictionary<string, string?>
        {
            [nameof(SiteName)] = SiteName, [nameof(SiteNameEn)] = SiteNameEn, [nameof(Organiser)] = Organiser, [nameof(OrganiserEn)] = OrganiserEn,
            [nameof(Contact)] = Contact, [nameof(ContactEn)] = ContactEn, [nameof(IcpNumber)] = IcpNumber, [nameof(PoliceNumber)] = PoliceNumber, [nameof(SiteIdCode)] = SiteIdCode,
        };
        if (string.IsNullOrWhiteSpace(SiteName) || string.IsNullOrWhiteSpace(SiteNameEn)) return NameMissing;
        if (wanted.FirstOrDefault(w => w.Value?.Length > 200).Key is { } tooLong) return TooLong.At(tooLong);
        var changed = wanted.Where(w => (w.Value?.Trim() ?? "") != (settings.Text(w.Key) ?? "")).ToList();
        foreach (var (name, value) in changed) await SiteSettings.SetAsync(db, name, JsonSerializer.SerializeToElement(value?.Trim() ?? ""), cancel);
        await db.SaveChangesAsync(cancel);
        if (changed.Count == 0) return Result.Ok();
        process.Raise(new SettingsChanged([.. changed.Select(c => c.Key)]));
        work.AfterCommit(() => settings.LoadAsync().GetAwaiter().GetResult());
        return Result.Ok();
    }
}
