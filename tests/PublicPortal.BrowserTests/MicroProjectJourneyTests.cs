using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.BrowserTests;

/// <summary>
/// One idea all the way, by phone and desk as its people do it: proposed with a photo, consulted about, chosen by a secret vote
/// whose published file is counted again (and a changed byte found), built, paid for, accepted and evaluated.
/// </summary>
public class MicroProjectJourneyTests
{
    private const string Sure = "button.warn:visible", Proposer = "he-guoqiang", Street = "street-officer", Clerk = "window-clerk";
    private static readonly string[] ByCode = ["gu-mingyuan", "ma-xiaodong", "luo-ping"];

    [Theory, BothDatabases]
    public async Task Idea_BecomesAProject_ThatEverybodyCanCheck(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var people = new People(site, new HashSet<string> { Street, Clerk, "station-clerk", "committee-member" });
        try
        {
            var council = await SecretRulesAsync(people);
            var round = await OpenRoundAsync(people);
            var idea = await ProposeAsync(people);
            await ConsultAsync(people, round, idea);
            var poll = await ResolveAsync(people, council);
            await VerifyAsync(people, poll);
            await CarryOutAsync(people, idea);
        }
        catch
        {
            await people.KeepLastSightAsync();
            throw;
        }
    }

    private static async Task<string> SecretRulesAsync(People people)
    {
        var street = await people.AsAsync(Street);
        await street.OpenAsync("/desk/council");
        await street.PressAsync("a.row-link");
        var council = Path(street);
        await street.OpenAsync($"{council}/rules?preset=council");
        await street.Page.FillAsync("[name=Basis]", "《和乐社区居民议事会章程（示范）》第三章，改为无记名投票");
        await street.Page.CheckAsync("[name=Secret]");
        await street.PressAsync("#new .btn");
        var clerk = await people.AsAsync(Clerk);
        await clerk.OpenAsync($"{council}/rules");
        await clerk.PressAsync("#confirm");
        Assert.Equal(0, await clerk.Page.Locator("#confirm").CountAsync());
        return council;
    }

    private static async Task<string> OpenRoundAsync(People people)
    {
        var street = await people.AsAsync(Street);
        await street.OpenAsync("/desk/rounds");
        await street.PressAsync("a.row-link");
        await street.LookAsync("1-round");
        await street.Page.Locator("summary:has-text('取消征集')").ClickAsync();
        await street.Page.FillAsync("#cancel-reason", "改在年底征集");
        await street.Page.Locator("form[action*='handler=Cancel'] button").ClickAsync();
        await street.PressAsync(Sure);
        await street.OpenAsync("/desk/rounds/new");
        await street.Page.SelectOptionAsync("[name=Community]", new SelectOptionValue { Label = "和乐社区" });
        foreach (var (field, value) in new[] { ("Title", "年底民生微实事征集"), ("Fund", "200000"), ("Threshold", "3") }) await street.Page.FillAsync($"[name={field}]", value);
        await street.Page.CheckAsync("[name=Rules][value=futian-2016]");
        await street.LookAsync("2-new-round");
        await street.PressMainAsync();
        await street.PressAsync("#publish button");
        return Path(street);
    }

    private static async Task<string> ProposeAsync(People people)
    {
        var phone = await people.AsAsync(Proposer);
        await phone.OpenAsync($"/propose?community={DemoDwellings.CommunityCode}");
        await phone.Page.FillAsync("[name=Title]", "小花园装三盏地灯");
        await phone.LookAsync("3-one-line");
        await phone.PressMainAsync();
        await phone.Page.FillAsync("[name=Need]", "小花园的石板路晚上看不见，老人散步容易绊倒。想装三盏太阳能地灯。");
        await phone.Page.CheckAsync("[name=Kind][value=Works]");
        await phone.Page.SelectOptionAsync("[name=Field]", "safety");
        await phone.Page.FillAsync("[name=Place]", "小花园石板路");
        await phone.Page.FillAsync("[name=Guess]", "60000");
        await phone.Page.SetInputFilesAsync("[name=Photo]", await people.PhotoAsync());
        await phone.LookAsync("4-details");
        await phone.PressAsync("button[formaction*='handler=Photo']");
        await phone.LookAsync("5-with-photo");
        await phone.PressMainAsync();
        await phone.LookAsync("6-sent");
        var idea = Path(phone).Split('/')[^1];

        var street = await people.AsAsync(Street);
        await street.OpenAsync("/desk/moderation");
        await street.LookAsync("7-moderation");
        await street.PressAsync($"form:has(a[href='/desk/proposals/{idea}']) button[value=true]");
        foreach (var neighbour in new[] { "ma-xiaodong", "luo-ping" })
        {
            var other = await people.AsAsync(neighbour);
            await other.OpenAsync($"/projects/{idea}");
            Assert.True(await other.Page.Locator("img.hero").IsVisibleAsync());
            await other.PressMainAsync();
            await other.PressMainAsync();
        }
        return idea;
    }

    private static async Task ConsultAsync(People people, string round, string idea)
    {
        var street = await people.AsAsync(Street);
        await street.OpenAsync($"/desk/proposals/{idea}");
        Assert.Contains("3 人附议", await street.Page.InnerTextAsync(".case-head"), StringComparison.Ordinal);
        await street.PressAsync("form[action*='handler=Start'] button");
        for (var line = 0; line < 3; line++)
        {
            await street.Page.Locator("[name=LineWhat]").Nth(line).FillAsync($"照明公司{"甲乙丙"[line]}（示范）");
            await street.Page.Locator("[name=LinePrice]").Nth(line).FillAsync((58_000 + 2_500 * line).ToString(CultureInfo.InvariantCulture));
        }
        await street.Page.FillAsync("[name=Amount]", "58000");
        await street.PressAsync("form[action*='handler=Estimate'] button");
        foreach (var open in await street.Page.Locator("select[name^=Result_]:has(option[value='']:has-text('请核对'))").AllAsync()) await open.SelectOptionAsync("Passes");
        await street.PressAsync("form[action*='handler=Check'] button");
        await street.LookAsync("8-consulting");

        foreach (var (key, note) in new[] { ("station-clerk", "工作站赞成"), ("committee-member", "居委会赞成") })
        {
            var official = await people.AsAsync(key);
            await official.OpenAsync("/desk/tasks?show=department");
            await official.PressAsync("a:has-text('小花园装三盏地灯')");
            await OpinionAsync(official, "support", note);
        }
        for (var opinion = 0; opinion < 3; opinion++)   // residents nearby (no grid officer is over the whole community), experts, then the party organisation
        {
            await street.OpenAsync($"/desk/proposals/{idea}");
            await street.PressAsync("a[href^='/desk/tasks/']:has-text('填写意见')");
            if (opinion == 0) await street.LookAsync("9-opinion");
            await OpinionAsync(street, "support,feasible,forward", "现场看过，可以做");
        }
        await street.OpenAsync($"/desk/proposals/{idea}");
        await street.Page.FillAsync("#answer [name=Reason]", "现场看过，太阳能地灯不用拉线；三家报价取最低价。");
        await street.PressAsync("#answer button[value=true]");
        await street.LookAsync("10-answered");

        await street.OpenAsync(round);
        await street.Page.Locator("summary:has-text('提前截止')").ClickAsync();
        await street.Page.FillAsync("#close-reason", "提议已经收齐");
        await street.Page.Locator("form[action*='handler=Close'] button").ClickAsync();
        await street.PressAsync(Sure);
        people.Site.Clock.Advance(TimeSpan.FromDays(9));   // the term for objections
        street = await people.AsAsync(Street);
        await street.OpenAsync(round);
        await street.Page.Locator("form[action*='handler=Put'] button").ClickAsync();
        await street.PressAsync(Sure);
        Assert.Contains("等待列入议程", await street.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task OpinionAsync(Phone desk, string results, string note)
    {
        foreach (var result in results.Split(','))
            if (await desk.Page.Locator($"[name=Result][value={result}]").CountAsync() > 0) await desk.Page.CheckAsync($"[name=Result][value={result}]");
        await desk.Page.FillAsync("[name=Note]", note);
        await desk.PressMainAsync();
    }

    private static async Task<string> ResolveAsync(People people, string council)
    {
        var clerk = await people.AsAsync(Clerk);
        var day = ChinaTime.Today(people.Site.Clock).AddDays(4);
        await clerk.OpenAsync(council);
        foreach (var (field, value) in new[] { ("Title", "民生微实事专题会"), ("Date", Day(day)), ("Time", "19:30"), ("Place", "和乐社区服务中心二楼会议室") }) await clerk.Page.FillAsync($"#plan [name={field}]", value);
        await clerk.PressAsync("#plan .btn");
        var meeting = Path(clerk);
        await clerk.PressAsync("form[action*='handler=Matter'] button");
        await clerk.LookAsync("11-agenda");
        await clerk.PressAsync("button[form=announce]");
        Assert.Equal(0, await clerk.Page.Locator("button:has-text('公布议程，通知成员')").CountAsync());

        people.Site.Clock.Advance(ChinaTime.At(day, new TimeOnly(19, 20)) - people.Site.Clock.GetUtcNow());
        clerk = await people.AsAsync(Clerk);
        await clerk.OpenAsync(meeting);
        await clerk.PressAsync("button[form=start]");
        await clerk.OpenAsync($"{meeting}/screen");
        await clerk.LookAsync("12-screen");
        var code = await clerk.Page.GetAttributeAsync("#code", "data-code");
        var mine = meeting.Replace("/desk/", "/my/", StringComparison.Ordinal);
        foreach (var key in ByCode)
        {
            var member = await people.AsAsync(key);
            await member.OpenAsync($"{mine}?code={code}");
            await member.PressAsync("#check-in button");
        }
        await clerk.OpenAsync($"{meeting}/run");
        await clerk.PressAsync(".list form button");
        for (var present = ByCode.Length; present < 6; present++)   // without a phone: at the clerk's desk
        {
            await clerk.Page.Locator("details.carry:has(span:text-is('未到')) summary").First.ClickAsync();
            await clerk.PressAsync("details[open] form[action*='handler=CheckIn'] button");
        }
        await clerk.PressAsync("form[action*='handler=Matter'] button");
        await clerk.Page.Locator("form[action*='handler=Vote'] button").ClickAsync();
        await clerk.PressAsync(Sure);
        await clerk.LookAsync("13-put-to-vote");
        var poll = (await clerk.Page.Locator("a[href^='/desk/polls/']").First.GetAttributeAsync("href"))!.Split('/')[3];

        var halves = new Dictionary<string, string>();
        foreach (var key in new[] { Clerk, Street })
        {
            var keeper = await people.AsAsync(key);
            await keeper.OpenAsync($"/desk/polls/{poll}/key");
            await keeper.PressAsync("form[action*=Take] button");
            halves[key] = await keeper.Page.Locator(".code.big").InnerTextAsync();
            await keeper.Page.FillAsync("[name=_share]", halves[key]);
            await keeper.PressAsync("#keep button");
        }
        await people.Site.RunJobsAsync();
        foreach (var key in ByCode)
        {
            var member = await people.AsAsync(key);
            await member.Page.ReloadAsync();
            await member.PressAsync("a[href^='/votes/']");
            await member.Page.Locator("[name=Choices]").First.CheckAsync();
            if (key == ByCode[0]) await member.LookAsync("14-ballot");
            await member.Page.Locator("#secret .btn").ClickAsync();   // asks once
            await member.Page.Locator("#secret .btn").ClickAsync();
            await member.Page.Locator("#receipt").WaitForAsync();
            if (key == ByCode[0]) await member.LookAsync("15-receipt");
        }
        await clerk.OpenAsync($"{meeting}/run");
        await clerk.Page.Locator("form[action*='handler=Close'] button").ClickAsync();
        await clerk.PressAsync(Sure);
        await clerk.LookAsync("16-closing");
        foreach (var (key, half) in halves)
        {
            var keeper = await people.AsAsync(key);
            await keeper.OpenAsync($"/desk/polls/{poll}/key");
            await keeper.Page.FillAsync("[name=_share]", half);
            await keeper.PressAsync("#release button");
        }
        await clerk.OpenAsync($"{meeting}/run");
        await clerk.LookAsync("17-counted");
        return poll;
    }

    /// <summary>Both files as anybody gets them from the site; nothing else is needed.</summary>
    private static async Task VerifyAsync(People people, string poll)
    {
        await using var anybody = await Phone.StartAsync(people.Site);
        await anybody.OpenAsync($"/polls/{poll}");
        await anybody.LookAsync("18-result");
        var record = await DownloadAsync(anybody, "a[href$='/record.json']");
        var receiptOf = await people.AsAsync(ByCode[0]);
        var receipt = await DownloadAsync(receiptOf, "[data-save]");
        await anybody.OpenAsync($"/polls/{poll}/verify");
        var verifier = await DownloadAsync(anybody, "a[href$='verify-poll.mjs']");
        var (exit, said) = await NodeAsync(verifier, record, "--receipt", receipt);
        Assert.True(exit == 0, said);
        Assert.StartsWith($"right: poll {poll}", said, StringComparison.Ordinal);

        var text = await File.ReadAllTextAsync(record);
        var at = text.IndexOf("\"voters\":3", StringComparison.Ordinal) + "\"voters\":".Length;
        await File.WriteAllTextAsync(record, text[..at] + "4" + text[(at + 1)..], new UTF8Encoding(false));   // one byte
        (exit, said) = await NodeAsync(verifier, record);
        Assert.Equal(1, exit);
        Assert.Contains("WRONG result result.budget.voters", said, StringComparison.Ordinal);
    }

    private static async Task CarryOutAsync(People people, string idea)
    {
        var desk = $"/desk/projects/{idea}";
        var clerk = await people.AsAsync(Clerk);
        await clerk.OpenAsync(desk);
        await clerk.Page.CheckAsync("[name=Choice][value=yes]");
        await clerk.Page.FillAsync("form[action*='handler=Prepare'] [name=Reason]", "与决议一致，钱在本年额度内。");
        await clerk.PressAsync("form[action*='handler=Prepare'] button");
        var street = await people.AsAsync(Street);
        await street.OpenAsync(desk);
        await ConfirmAsync(street, "Confirm");
        await street.LookAsync("19-on-notice");

        people.Site.Clock.Advance(TimeSpan.FromDays(16));
        await people.Site.RunJobsAsync();
        clerk = await people.AsAsync(Clerk);
        await clerk.OpenAsync($"{desk}/contract");
        var today = Day(ChinaTime.Today(people.Site.Clock));
        var end = Day(ChinaTime.Today(people.Site.Clock).AddDays(10));
        for (var line = 1; line <= 3; line++)
        {
            await clerk.Page.FillAsync($"[name=QuoteSupplier{line}]", $"照明公司{"甲乙丙"[line - 1]}（示范）");
            await clerk.Page.FillAsync($"[name=QuotePrice{line}]", (54_000 + 2_500 * line).ToString(CultureInfo.InvariantCulture));
        }
        foreach (var (field, value) in new[] { ("Supplier", "照明公司甲（示范）"), ("Sum", "56500"), ("SignedOn", today), ("StartsOn", today), ("EndsOn", end) }) await clerk.Page.FillAsync($"[name={field}]", value);
        await clerk.PressAsync("form.card .btn");
        await clerk.OpenAsync($"{desk}/works");
        await clerk.Page.FillAsync("[name=Title]", "地灯装好");
        await clerk.Page.FillAsync("[name=Planned]", today);
        await clerk.PressAsync("form[action*='handler=Plan'] button");
        await clerk.Page.SetInputFilesAsync("[name=Upload]", await people.PhotoAsync());
        await clerk.Page.CheckAsync("[name=IsClean]");
        await clerk.PressAsync("form[action*='handler=Enter'] .btn");
        await clerk.LookAsync("20-works");
        await clerk.OpenAsync($"{desk}/spending");
        foreach (var (field, value) in new[] { ("Amount", "56500"), ("PaidOn", today), ("Purpose", "验收前付清材料和安装") }) await clerk.Page.FillAsync($"[name={field}]", value);
        await clerk.Page.SetInputFilesAsync("[name=Receipt]", await people.PhotoAsync());
        await clerk.PressAsync("form[enctype] .btn");
        street = await people.AsAsync(Street);
        await street.OpenAsync($"{desk}/spending");
        await street.PressAsync("form[action*='handler=Confirm'] button");
        await street.LookAsync("21-spending");

        await clerk.OpenAsync($"{desk}/works");
        await clerk.PressAsync("form[action*='handler=Complete'] button");
        await clerk.OpenAsync($"{desk}/acceptance");
        foreach (var (name, number) in new[] { ("方建国", "440390195310012345"), ("罗萍", "440390199001272627") })
        {
            await clerk.Page.FillAsync("[name=Name]", name);
            await clerk.Page.FillAsync("[name=Number]", number);
            await clerk.Page.CheckAsync("[name=IsIndependent]");
            await clerk.PressAsync("form[action*='handler=Name'] .btn");
        }
        await clerk.Page.CheckAsync("[name=FirstPresent]");
        await clerk.PressAsync("form[action*='handler=Hold'] .btn");
        var supervisor = await people.AsAsync("luo-ping");
        await supervisor.OpenAsync($"/projects/act/{idea}");
        await supervisor.LookAsync("22-sign");
        await supervisor.PressAsync("form[action*='handler=Sign'] button");
        await street.OpenAsync($"{desk}/acceptance");
        await ConfirmAsync(street, "Pass");
        await clerk.OpenAsync($"{desk}/acceptance");
        await clerk.PressAsync("form[action*='handler=PrepareAccount'] button");
        await street.OpenAsync($"{desk}/acceptance");
        await ConfirmAsync(street, "CloseAccount");
        await street.LookAsync("23-account");

        var resident = await people.AsAsync(Proposer);
        await resident.OpenAsync($"/projects/{idea}");
        await resident.PressMainAsync();
        await resident.Page.CheckAsync("[name=Level][value='5']");
        await resident.Page.FillAsync("[name=Text]", "晚上散步看得清路了。");
        await resident.LookAsync("24-evaluate");
        await resident.PressAsync("form[action*='handler=Evaluate'] .btn");
        await street.OpenAsync($"{desk}/evaluations");
        await street.PressAsync("form[action*='handler=Show'] button");
        people.Site.Clock.Advance(TimeSpan.FromDays(32));
        await people.Site.RunJobsAsync();

        await using var anybody = await Phone.StartAsync(people.Site);
        await anybody.OpenAsync($"/projects/{idea}");
        await anybody.LookAsync("25-finished");
        Assert.Equal(7, await anybody.Page.Locator(".steps li.done").CountAsync());
        Assert.True(await anybody.Page.Locator(".photo-row img").First.EvaluateAsync<bool>("async i => { i.loading = 'eager'; await i.decode(); return i.naturalWidth > 100; }"));
        var page = await anybody.Page.InnerTextAsync("main");
        foreach (var shown in new[] { "58,000 元", "56,500 元", "1,500 元", "晚上散步看得清路了。" }) Assert.Contains(shown, page, StringComparison.Ordinal);
    }

    private static async Task ConfirmAsync(Phone desk, string handler)
    {
        var button = desk.Page.Locator($"form[action*='handler={handler}'] button").First;
        await button.ClickAsync();
        await desk.PressAsync(Sure);
    }

    private static async Task<string> DownloadAsync(Phone phone, string link)
    {
        var loaded = await phone.Page.RunAndWaitForDownloadAsync(() => phone.Page.Locator(link).First.ClickAsync());
        var file = System.IO.Path.Combine(phone.Pictures, loaded.SuggestedFilename);
        await loaded.SaveAsAsync(file);
        return file;
    }

    private static async Task<(int Exit, string Said)> NodeAsync(params string[] arguments)
    {
        using var node = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (node.ExitCode, await output + await error);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static string Path(Phone phone) => new Uri(phone.Page.Url).AbsolutePath;
}
