using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Residence.Capture;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;
using PublicPortal.Residence.Review;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>What an officer's phone kept and sends when there is a line again.</summary>
public class LateResultTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    private const long Hour = 3_600_000;

    [Theory, BothDatabases]
    public async Task Result_AnHourLateAndTwice_IsOneVisitWithTheTimeAtTheDoor(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        var phone = await Phone.OpenAsync(await site.GridOfficerAsync(), order.Id, id);
        var first = await phone.SendAsync("Confirmed", age: Hour);
        var second = await phone.SendAsync("Confirmed", age: 2 * Hour);   // the phone sends it again, the answer got lost
        Assert.Equal((HttpStatusCode.OK, "entered", false), (first.Status, first.Outcome, first.Already));
        Assert.Equal((HttpStatusCode.OK, "entered", true), (second.Status, second.Outcome, second.Already));
        var visit = Assert.Single(await VisitsAsync(site, order.Id));
        Assert.Equal((site.Clock.GetUtcNow().AddHours(-1), site.Clock.GetUtcNow()), (visit.At, visit.ArrivedAt));
        Assert.Equal(DeclarationState.Accepted, (await site.DeclarationAsync(id)).State);
        Assert.Equal(visit.At, (await site.OrderOfAsync(id)).DoneAt);
        Assert.Single(await site.ToldAsync(id), template => template == "residence.accepted");
    }

    [Theory, BothDatabases(-1L, "residence.visit.made-later"), BothDatabases(73 * Hour, "residence.visit.too-old")]
    public async Task Result_FromTheFutureOrTooOld_IsRefusedAndChangesNothing(DatabaseKind kind, long age, string code)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(202), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        var answer = await (await Phone.OpenAsync(await site.GridOfficerAsync(), order.Id, id)).SendAsync("Confirmed", age);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer.Code));
        Assert.Empty(await VisitsAsync(site, order.Id));
    }

    [Theory, BothDatabases]
    public async Task Result_OfAnOrderSettledMeanwhile_IsKeptAsARecord(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(203), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        var phone = await Phone.OpenAsync(await site.GridOfficerAsync(), order.Id, id);
        await site.ActAsync(async (s, process) =>   // the landlord said yes
        {
            var declaration = await s.GetRequiredService<PortalDbContext>().Set<ResidenceDeclaration>().Include(d => d.Doubts).FirstAsync(d => d.Id == id);
            return await s.GetRequiredService<SettlementService>().SettleAsync(declaration, [ReviewRule.NoLease], "landlord", null, process, default);
        });
        var answer = await phone.SendAsync("NotFound", age: Hour, note: "敲门没有人认识");
        Assert.Equal((HttpStatusCode.OK, "kept"), (answer.Status, answer.Outcome));
        Assert.Contains("办妥", answer.Text, StringComparison.Ordinal);
        Assert.Equal(KeptBecause.Settled, Assert.Single(await VisitsAsync(site, order.Id)).KeptBecause);
        Assert.Equal(DeclarationState.Accepted, (await site.DeclarationAsync(id)).State);
        var page = await (await site.GridOfficerAsync()).GetAsync($"/desk/residence/orders/{order.Id}");
        Assert.Contains("仅作记录", page.TextOf(".timeline"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Result_OfAnOrderHandedOverMeanwhile_IsKeptAndTheOrderStaysOpen(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(204), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        var phone = await Phone.OpenAsync(await site.GridOfficerAsync(), order.Id, id);
        await site.ActAsync(async (s, _) =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            (await db.Set<VerificationOrder>().FirstAsync(o => o.Id == order.Id)).Assign(Guid.NewGuid());
            return await db.SaveChangesAsync();
        });
        var answer = await phone.SendAsync("Confirmed", age: Hour);
        Assert.Equal("kept", answer.Outcome);
        Assert.Equal(KeptBecause.HandedOver, Assert.Single(await VisitsAsync(site, order.Id)).KeptBecause);
        Assert.Equal(OrderState.Open, (await site.OrderOfAsync(id)).State);
    }

    [Theory, BothDatabases]
    public async Task TwoOfficers_AtOnce_TheFirstCountsAndTheOtherIsARecord(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(301), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        Phone[] phones = [await Phone.OpenAsync(await site.GridOfficerAsync(), order.Id, id), await Phone.OpenAsync(await site.StreetOfficerAsync(), order.Id, id)];
        var answers = await Task.WhenAll(
            phones[0].SendUntilTakenAsync("Confirmed", age: Hour), phones[1].SendUntilTakenAsync("NotFound", age: 2 * Hour, note: "没有找到"));
        Assert.Equal(["entered", "kept"], answers.Select(a => a.Outcome).Order(StringComparer.Ordinal));
        var visits = await VisitsAsync(site, order.Id);
        Assert.Equal(2, visits.Count);
        Assert.Single(visits, v => v.KeptBecause == KeptBecause.ColleagueFirst);
        var counted = visits.Single(v => v.KeptBecause is null);
        Assert.Equal(counted.Result == VisitResult.Confirmed ? DeclarationState.Accepted : DeclarationState.Refused, (await site.DeclarationAsync(id)).State);
    }

    [Theory, BothDatabases]
    public async Task SameResult_SentTwiceAtOnce_IsOne(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(303), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        var phone = await Phone.OpenAsync(await site.GridOfficerAsync(), order.Id, id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => phone.SendUntilTakenAsync("NobodyHome", age: Hour)));
        Assert.All(answers, a => Assert.Equal("entered", a.Outcome));
        Assert.Single(await VisitsAsync(site, order.Id));
        Assert.Single(await site.ToldAsync(id), template => template == "residence.visit-missed");
    }

    [Theory, BothDatabases]
    public async Task NobodyHome_ArrivingAfterATimeWasAgreed_LeavesThatTime(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(304), ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        var phone = await Phone.OpenAsync(await site.GridOfficerAsync(), order.Id, id);
        await site.ActAsync(async (s, _) =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            (await db.Set<VerificationOrder>().FirstAsync(o => o.Id == order.Id)).Choose(new DateOnly(2026, 11, 25), VisitSlot.Morning, new DateOnly(2026, 11, 23));
            return await db.SaveChangesAsync();
        });
        Assert.Equal("entered", (await phone.SendAsync("NobodyHome", age: Hour)).Outcome);
        Assert.Equal(new DateOnly(2026, 11, 25), (await site.OrderOfAsync(id)).SlotDay);
        Assert.DoesNotContain("residence.visit-missed", await site.ToldAsync(id));
    }

    [Theory, BothDatabases]
    public async Task Result_OfAColleague_OrWithoutAPass_IsNotTaken(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.WithoutLease, ReviewRule.NoLease);
        var order = await site.OrderOfAsync(id);
        var officer = await site.GridOfficerAsync();
        var phone = await Phone.OpenAsync(officer, order.Id, id);
        var other = await phone.SendAsync("Confirmed", age: Hour, from: await site.StreetOfficerAsync());
        Assert.Equal((HttpStatusCode.Forbidden, "residence.visit.other-account"), (other.Status, other.Code));
        Assert.Equal(HttpStatusCode.BadRequest, (await phone.SendAsync("Confirmed", age: Hour, token: "")).Status);
        Assert.Empty(await VisitsAsync(site, order.Id));
    }

    [Theory, BothDatabases]
    public async Task NoticedAtTheDoor_ComesWithTheResult_ALandlordsNameOnlyAtOnce(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var rules = await site.InScopeAsync(s => Task.FromResult(s.GetRequiredService<CaptureRules>().All));
        var (report, lease) = (rules.First(r => r.Act == CaptureAct.Report).Key, rules.First(r => r.Act == CaptureAct.Lease).Key);
        var id = await site.DeclareAsync(DemoDwellings.GradedForVisit, ReviewRule.GradeAsksVisit);
        var order = await site.OrderOfAsync(id);
        var phone = await Phone.OpenAsync(await site.GridOfficerAsync(), order.Id, id);
        var atOnce = await phone.SendAsync("NobodyHome", age: 0, more: [("seen", $"{report},{lease}")]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "residence.capture.landlord-name"), (atOnce.Status, atOnce.Code));
        var later = await phone.SendAsync("NobodyHome", age: Hour, more: [("seen", $"{report},{lease}"), ("kept", "1")]);
        Assert.Equal("entered", later.Outcome);
        Assert.Contains("房东的姓名和电话不存在手机上", later.Text, StringComparison.Ordinal);
        var fired = await site.InScopeAsync(s => s.GetRequiredService<IEventHistory>().OfAsync(order.DwellingId!.Value));
        Assert.Contains(report, Assert.Single(fired, e => e.Name == "residence.capture-fired").Payload, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task TakeAlong_HasAFormForEachPerson_AndWorksWithoutScript(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var officer = await site.GridOfficerAsync();
        var before = (await site.Statements.DuringAsync(() => officer.GetAsync("/desk/residence/orders/carry"))).Count;
        var (first, second) = (await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.NoLease), await site.DeclareAsync(DemoDwellings.Room(201), ReviewRule.PlateMissing));
        Page? page = null;
        Assert.Equal(before, (await site.Statements.DuringAsync(async () => page = await officer.GetAsync("/desk/residence/orders/carry"))).Count);
        Assert.NotNull(page!.Form($"form[data-keep-declaration='{second}']"));
        var after = await page.Form($"form[data-keep-declaration='{first}']").Fill("Result", "Confirmed").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal((DeclarationState.Accepted, DeclarationState.Doubtful), ((await site.DeclarationAsync(first)).State, (await site.DeclarationAsync(second)).State));
    }

    private static Task<List<VerificationVisit>> VisitsAsync(PortalSite site, Guid orderId) => site.InScopeAsync(s =>
        s.GetRequiredService<PortalDbContext>().Set<VerificationVisit>().AsNoTracking().Where(v => v.OrderId == orderId).ToListAsync());

    internal sealed record Answer(HttpStatusCode Status, string? Outcome, bool Already, string Text, string? Code);

    /// <summary>The form as it was opened, and what the phone's script sends of it.</summary>
    internal sealed class Phone(PortalBrowser browser, Guid order, Guid declaration, string key, string given, string who)
    {
        public static async Task<Phone> OpenAsync(PortalBrowser browser, Guid order, Guid declaration)
        {
            var page = await browser.GetAsync($"/desk/residence/orders/{order}?d={declaration}");
            var form = page.Form("#visit");
            return new Phone(browser, order, declaration, form["_key"][0], form["Given"][0], page.Document.QuerySelector("[data-kept]")!.GetAttribute("data-kept")!);
        }

        public async Task<Answer> SendUntilTakenAsync(string result, long age, string note = "")
        {
            while (true)
                if (await SendAsync(result, age, note) is { Status: not HttpStatusCode.Conflict } answer) return answer;
        }

        public async Task<Answer> SendAsync(string result, long age, string note = "", PortalBrowser? from = null, string? token = null, params (string Name, string Value)[] more)
        {
            var by = from ?? browser;
            token ??= JsonDocument.Parse((await by.GetAsync("/desk/residence/orders/results/pass")).Text).RootElement.GetProperty("token").GetString()!;
            const long sent = 5_000_000_000;   // a phone whose clock is far off
            var content = new MultipartFormDataContent();
            foreach (var (name, value) in new (string, string)[]
            {
                ("who", who), ("key", key), ("order", order.ToString()), ("declaration", declaration.ToString()), ("given", given), ("result", result), ("note", note),
                ("made", (sent - age).ToString()), ("sent", sent.ToString()), ("__RequestVerificationToken", token),
            }.Concat(more)) content.Add(new StringContent(value), $"\"{name}\"");
            var page = await by.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/desk/residence/orders/results") { Content = content });
            if (!page.Text.StartsWith('{')) return new Answer(page.Status, null, false, page.Text, null);
            var json = JsonDocument.Parse(page.Text).RootElement;
            return new Answer(page.Status, Text(json, "outcome"), json.TryGetProperty("already", out var already) && already.GetBoolean(), Text(json, "text") ?? "", Text(json, "code"));
        }

        private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
