using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;
using PublicPortal.Places.Dwellings;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Benchmarks;

/// <summary>People who have signed in, typed the two items and stand before the last button. Each has a session, cookies and form of their own.</summary>
internal static class Residents
{
    private const string City = "440390";   // nobody's
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The n-th made-up person; nine million different ones.</summary>
    public static (string Name, string Number) Person(int n)
    {
        var born = new DateOnly(1960, 1, 1).AddDays(n % 15_000);
        var digits = $"{City}{born:yyyyMMdd}{n / 15_000 % 1000:000}";
        var sum = digits.Select((d, i) => (d - '0') * Weights[i]).Sum();
        return ($"{"王李张刘陈杨黄赵吴周"[n % 10]}{"伟芳娜敏静丽强磊军洋"[n / 10 % 10]}{"一二三四五六七八九十"[n / 100 % 10]}", digits + "10X98765432"[sum % 11]);
    }

    /// <summary>Requests that press the last button, one for each person.</summary>
    public static async Task<List<byte[]>> SubmissionsAsync(BenchSite site, int first, int count) =>
        [.. (await DraftsAsync(site, first, count)).Select(d => Request("POST", site, d.Path, d.Cookies, d.Form))];

    /// <summary>Requests that open the page which shows what is known already.</summary>
    public static async Task<List<byte[]>> PrefillsAsync(BenchSite site, int first, int count) =>
        [.. (await DraftsAsync(site, first, count)).Select(d => Request("GET", site, d.Path, d.Cookies, null))];

    public static byte[] Get(BenchSite site, string path) => Request("GET", site, path, "", null);

    private sealed record Draft(string Path, string Cookies, string Form);

    private static async Task<List<Draft>> DraftsAsync(BenchSite site, int first, int count)
    {
        var drafts = new List<Draft>(count);
        var dwellings = await DwellingsAsync(site);
        foreach (var chunk in Enumerable.Range(first, count).Chunk(500))
            drafts.AddRange(await site.InScopeAsync(async services =>
            {
                var db = services.GetRequiredService<PortalDbContext>();
                var made = chunk.Select(n => Make(services, db, n, dwellings[n % dwellings.Count])).ToList();
                await db.SaveChangesAsync();
                await services.GetRequiredService<UnitOfWork>().CompleteAsync();
                return made;
            }));
        return drafts;
    }

    /// <summary>Dwellings with a lease where nothing is doubtful; room for everybody.</summary>
    private static Task<List<Guid>> DwellingsAsync(BenchSite site) => site.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        await db.BeginWriteAsync();
        await db.Set<Dwelling>().ExecuteUpdateAsync(set => set.SetProperty(d => d.MaxResidents, 9999).SetProperty(d => d.Grade, Places.Contracts.DwellingGrade.Green));
        await services.GetRequiredService<UnitOfWork>().CompleteAsync();
        var today = ChinaTime.Today(TimeProvider.System);
        var leased = await db.Set<Lease>().AsNoTracking().Where(l => l.To == null).Select(l => new { l.DwellingId, l.From }).ToListAsync();
        var active = await db.Set<Dwelling>().AsNoTracking().Where(d => d.Status == Places.Contracts.DwellingStatus.Active).Select(d => d.Id).ToListAsync();
        return leased.Where(l => l.From <= today).Select(l => l.DwellingId).Distinct().Intersect(active).ToList();
    });

    private static Draft Make(IServiceProvider services, PortalDbContext db, int n, Guid dwelling)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (name, number) = Person(n);
        var account = new Account { Id = Ids.New(now), Kind = AccountKind.Resident, DisplayName = "?", CreatedAt = now };
        var ticket = SessionTicket.New(Ids.New(now));
        db.Add(account);
        db.Add(new Session
        {
            Id = ticket.SessionId, AccountId = account.Id, Kind = AccountKind.Resident, Channel = Channel.WeChat, SecretHash = Session.Hash(ticket.Secret),
            Device = "WeChat / Android", Factors = "wechat", CreatedAt = now, LastSeenAt = now.AddMinutes(30),
        });
        var draft = new DeclarationDraft { Id = Ids.New(now), AccountId = account.Id, DwellingId = dwelling, HasPlate = true, Register = RegisterAnswer.Agrees, ExpiresAt = now.AddHours(5) };
        draft.Content = services.GetRequiredService<FieldCipher>().Seal("residence_draft.content", draft.Id, JsonSerializer.Serialize(new DraftContent(name, "resident-id", number)));
        db.Add(draft);

        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionTicket.Scheme);
        var cookie = options.TicketDataFormat.Protect(new AuthenticationTicket(ticket.ToPrincipal(kept: false), new AuthenticationProperties { ExpiresUtc = now.AddDays(1) }, SessionTicket.Scheme));
        var user = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity(
            [new(System.Security.Claims.ClaimTypes.NameIdentifier, account.Id.ToString("N"))], SessionTicket.Scheme));
        var tokens = services.GetRequiredService<IAntiforgery>().GetTokens(new DefaultHttpContext { RequestServices = services, User = user });
        var csrf = services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name;
        return new Draft($"/residence/check/{draft.Id}", $"{options.Cookie.Name}={cookie}; {csrf}={tokens.CookieToken}",
            $"{tokens.FormFieldName}={Uri.EscapeDataString(tokens.RequestToken!)}&_key={Guid.NewGuid():N}&MoveIn={ChinaTime.Today(TimeProvider.System):yyyy-MM-dd}&LeaveOthers=false");
    }

    private static byte[] Request(string method, BenchSite site, string path, string cookies, string? form)
    {
        var text = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: localhost:{site.Port}\r\nUser-Agent: Mozilla/5.0 (Linux; Android 13) MicroMessenger/8.0\r\nAccept-Language: zh-CN\r\n");
        if (cookies.Length > 0) text.Append($"Cookie: {cookies}\r\n");
        if (form is not null) text.Append($"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n");
        return Encoding.ASCII.GetBytes(text.Append("\r\n").Append(form).ToString());
    }
}
