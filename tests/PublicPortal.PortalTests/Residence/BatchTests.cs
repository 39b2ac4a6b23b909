using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Residence.Batches;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Demo;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>Tables of organisations: the good rows go in, the others come back as a file to mend.</summary>
public class BatchTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    private const string Header = "姓名,证件种类,证件号码,房屋编码,入住日期,手机号";

    [Theory, BothDatabases]
    public async Task Template_Downloaded_HasTheMarkAndTheHeader(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var bytes = await (await site.AsAsync(DemoDeclarers.EmployersAgent)).Http.GetByteArrayAsync("/residence/batches/template.csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(Header, Encoding.UTF8.GetString(bytes[3..]).Trim());
    }

    [Theory, BothDatabases]
    public async Task HalfBroken_GoodRowsGoInAndTheRestComesBackToBeMended(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var room = (await site.RoomsAsync())[1].Code;
        var (one, two, there) = (Declarers.Somebody(), Declarers.Somebody(), Declarers.Somebody());
        await site.DeclareForAsync(there, room);
        var page = await HandInAsync(site, Encoding.UTF8.GetBytes(string.Join("\r\n",
            Header,
            $"{one.Name},,{one.Number},{room},2026/11/1,",
            $"{one.Name},居民身份证,{one.Number},{room},2026-11-01,",          // the same person twice
            $"𠮷田{two.Name[^1]},护照,E12345678,{room},2026年11月3日,13900002222",     // a rare character, another document
            $"=HYPERLINK(1),,{two.Number},{room},2026-11-01,",
            $"{two.Name},,4.4039E+17,{room},2026-11-01,",
            $"{two.Name},,{two.Number[..17]}{(two.Number[17] == '1' ? '2' : '1')},{room},2026-11-01,",
            $"{two.Name},,{two.Number},4403040040010200703000502,2026-11-01,", // not the organisation's
            $"{two.Name},,{two.Number},{room},昨天,",
            $"{there.Name},,{there.Number},{room},2026-11-01,")));              // lives there already
        Assert.Contains("填得对的", page.Text, StringComparison.Ordinal);
        Assert.Contains("第 2 行是同一个", page.Text, StringComparison.Ordinal);
        Assert.Contains("公式", page.Text, StringComparison.Ordinal);
        Assert.Contains("科学记数", page.Text, StringComparison.Ordinal);
        await page.Form("#submit").SubmitAsync();
        await site.DeliverAsync();
        var batch = await OfAsync(site, page);
        Assert.Equal((BatchState.Done, 9, 3, 2, 1, 7), (batch.State, batch.Total, batch.Good, batch.Declared, batch.Refused, batch.ToMend));
        Assert.Equal(DeclarantKind.Organisation, (await site.DeclarationOfAsync(one))!.DeclaredBy);

        var agent = await site.AsAsync(DemoDeclarers.EmployersAgent);
        var rejects = Encoding.UTF8.GetString((await agent.Http.GetByteArrayAsync($"/residence/batches/{batch.Id}/rejects.csv"))[3..]);
        Assert.StartsWith("line,column,reason,reason_en," + Header, rejects, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK(1)", rejects, StringComparison.Ordinal);
        Assert.Contains("10,证件号码,这个人已经登记住在这里", rejects, StringComparison.Ordinal);
        Assert.Contains("residence.batch-done", await site.InboxAsync(await site.DemoAccountAsync(DemoDeclarers.EmployersAgent)));

        // Mended, the very file may be handed in.
        var mended = string.Join("\r\n", rejects.Split("\r\n").Where((line, i) => i == 0 || line.StartsWith("9,", StringComparison.Ordinal))).Replace("昨天", "2026-11-02", StringComparison.Ordinal);
        var again = await HandInAsync(site, Encoding.UTF8.GetBytes(mended));
        Assert.NotNull(again.Document.QuerySelector("#submit"));
    }

    [Theory, BothDatabases]
    public async Task GbkBehindAMarkOfUtf8_IsReadRight(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var person = Declarers.Somebody();
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var text = $"{Header}\r\n{person.Name},居民身份证,{person.Number},{(await site.RoomsAsync())[1].Code},2026-11-01,\r\n";
        foreach (var bytes in new byte[][] { [0xEF, 0xBB, 0xBF, .. gbk.GetBytes(text)], gbk.GetBytes(text), [0x84, 0x31, 0x95, 0x33, .. gbk.GetBytes(text)] })
        {
            var page = await HandInAsync(site, bytes);
            Assert.Contains("GB18030", page.Text, StringComparison.Ordinal);
            await page.Form("#cancel").SubmitAsync();
            var batch = await OfAsync(site, page);
            Assert.Equal((BatchState.Cancelled, 1, 1), (batch.State, batch.Total, batch.Good));
        }
    }

    [Theory, BothDatabases]
    public async Task TenThousandRows_AreCheckedAndShown(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var room = (await site.RoomsAsync())[1].Code;
        var text = new StringBuilder(Header).Append("\r\n");
        for (var n = 0; n < 10_000; n++)
        {
            var person = MadeUp.Person(100_000 + n);
            text.Append($"{person.Name},,{(n % 2 == 0 ? person.Number : person.Number[..10])},{room},2026-11-01,\r\n");
        }
        var page = await HandInAsync(site, Encoding.UTF8.GetBytes(text.ToString()));
        var batch = await OfAsync(site, page);
        Assert.Equal((BatchState.Checked, 10_000), (batch.State, batch.Total));
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<ResidenceDeclaration>().CountAsync(d => d.OrganisationId == batch.OrganisationId && d.SubmittedAt > batch.CreatedAt)));
        Assert.InRange(batch.Good, 4_000, 5_000);
        await page.Form("#cancel").SubmitAsync();
    }

    [Theory, BothDatabases]
    public async Task NoTable_IsRefusedAtTheField(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var agent = await site.AsAsync(DemoDeclarers.EmployersAgent);
        var upload = await agent.GetAsync($"/residence/organisation/{await site.EmployerAsync()}/batches");
        var workbook = await upload.Form("#table").Attach("Table", "名单.csv", [.. "PK"u8, 3, 4, 0, 0]).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, workbook.Status);
        Assert.Contains("另存为", workbook.TextOf("#Table-error"), StringComparison.Ordinal);
        var other = await HandInAsync(site, Encoding.UTF8.GetBytes("a,b\r\n1,2\r\n"));
        Assert.Contains("表头应是", other.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Batch_OfAnotherOrganisation_DoesNotExist_AndGoesAfterItsTime(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var person = Declarers.Somebody();
        var page = await HandInAsync(site, Encoding.UTF8.GetBytes($"{Header}\r\n{person.Name},,{person.Number},{(await site.RoomsAsync())[1].Code},2026-11-01,\r\n"));
        var batch = await OfAsync(site, page);
        var school = await site.AsAsync("zhong-wen");
        Assert.Equal(HttpStatusCode.NotFound, (await school.GetAsync($"/residence/batches/{batch.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await school.GetAsync($"/residence/batches/{batch.Id}/rejects.csv")).Status);
        await site.RunJobsAsync();
        site.Clock.Advance(TimeSpan.FromDays(31));
        await site.RunJobsAsync();
        Assert.Equal((0, 0), await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            return (await db.Set<Batch>().CountAsync(), await db.Set<BatchRow>().CountAsync());
        }));
    }

    private static async Task<Page> HandInAsync(PortalSite site, byte[] table)
    {
        var agent = await site.AsAsync(DemoDeclarers.EmployersAgent);
        var upload = await agent.GetAsync($"/residence/organisation/{await site.EmployerAsync()}/batches");
        var waiting = await upload.Form("#table").Attach("Table", "员工名单.csv", table).SubmitAsync();
        Assert.Contains("正在检查", waiting.Text, StringComparison.Ordinal);
        Assert.NotNull(waiting.Document.QuerySelector($"main a[href='{waiting.Address.AbsolutePath}']"));   // goes on without script
        await site.DeliverAsync();
        return await agent.GetAsync(waiting.Path);
    }

    private static Task<Batch> OfAsync(PortalSite site, Page page)
    {
        var id = Guid.Parse(page.Address.Segments[^1]);
        return site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<Batch>().AsNoTracking().SingleAsync(b => b.Id == id));
    }
}
