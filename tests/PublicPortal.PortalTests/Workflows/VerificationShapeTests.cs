using PublicPortal.Kernel;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.PortalTests.Workflows;

/// <summary>What a verification order lives through (派单: visit, closed door, chosen time, hand-over, lateness, settled by the people), on the engine.</summary>
public class VerificationShapeTests
{
    private const string Verification = """
        {
          "code": "CODE", "name": { "zh-CN": "上门核查", "en": "Verification visit" }, "limits": { "promisedDays": 3, "warnAtPercent": [] },
          "fields": [{ "id": "officer", "label": "网格员", "type": "account", "required": false }, { "id": "area", "label": "面积", "type": "number", "required": false }],
          "stages": [{ "id": "visit", "label": { "zh-CN": "上门", "en": "Visit" }, "tasks": [{ "id": "door", "label": { "zh-CN": "上门核查", "en": "Visit" }, "role": "GridOfficer", "person": "officer", "place": "cell", "days": 3,
            "results": [{ "id": "confirmed", "label": "属实", "counts": "agree" }, { "id": "corrected", "label": "更正", "counts": "agree" }, { "id": "notFound", "label": "查无此人", "counts": "refuse" }, "refuse", { "id": "nobodyHome", "label": "没人在家", "counts": "again" }],
            "noteFor": ["notFound", "refuse"], "escalateTo": "StreetOfficer" }] }],
          "outcomes": [{ "id": "settled", "label": "核实", "effect": "granted" }, { "id": "refused", "label": "不予认可", "effect": "refused" }, { "id": "dropped", "label": "不用再去", "effect": "lapsed" }]
        }
        """;

    [Theory, BothDatabases]
    public async Task AnOrder_FromTheClosedDoorToTheChosenTime(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var officer = await Flows.OfficialAsync(site, "GridOfficer", Flows.Cell);
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site, Verification), officer: officer.AccountId);
        var first = await Flows.TaskAsync(site, id, "door");
        Assert.Equal((officer.AccountId, new DateOnly(2026, 11, 26)), (first.AssigneeAccountId, ChinaTime.Date(first.DueAt!.Value)));

        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await Flows.DoAsync(site, id, "door", "nobodyHome", by: officer.AccountId)).IsOk);
        Assert.Equal(new DateOnly(2026, 11, 27), ChinaTime.Date((await Flows.TaskAsync(site, id, "door")).DueAt!.Value));   // the full time again
        var slot = ChinaTime.At(new DateOnly(2026, 12, 1), new TimeOnly(21, 0));
        Assert.True((await Flows.ActAsync(site, (c, p) => c.MoveDueAsync(first.Id, slot, "住户约的时间", p))).IsOk);
        Assert.Equal(slot, (await Flows.TaskAsync(site, id, "door")).DueAt);
        site.Clock.Advance(TimeSpan.FromDays(6));   // 30 November: on time, because the resident asked for it
        await site.RunJobsAsync();
        Assert.Equal(0, await Flows.EventsAsync(site, id, "workflows.task-escalated"));
        Assert.True((await Flows.DoAsync(site, id, "door", "confirmed", by: officer.AccountId)).IsOk);
        Assert.Equal("settled", (await Flows.StateAsync(site, id)).Outcome);
    }

    [Theory, BothDatabases]
    public async Task AnOrder_LateHandedOverAndSettledByThePeople(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var colleague = await Flows.OfficialAsync(site, "GridOfficer", Flows.Cell);
        var id = await Flows.StartAsync(site, await Flows.PublishAsync(site, Verification));
        var task = (await Flows.TaskAsync(site, id, "door")).Id;
        site.Clock.Advance(TimeSpan.FromDays(4));
        await site.RunJobsAsync();
        Assert.Equal(1, await Flows.EventsAsync(site, id, "workflows.task-escalated"));
        Assert.True((await Flows.ActAsync(site, (c, p) => c.AssignAsync(task, colleague.AccountId, p))).IsOk);
        Assert.True((await Flows.ActAsync(site, (c, p) => c.EndAsync(id, "dropped", "申报人已搬走", p))).IsOk);
        var ended = await Flows.StateAsync(site, id);
        Assert.Equal((CaseStanding.Ended, "dropped"), (ended.Standing, ended.Outcome));
        Assert.Equal("workflows.task.dropped", (await Flows.DoAsync(site, id, "door", "confirmed")).Refusals[0].Code);
    }
}
