using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Registry;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.TestKit.Sites;
using PublicPortal.Workflows;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.PortalTests.Workflows;

/// <summary>Starts and moves cases on a site, as modules and officials do.</summary>
internal static class Flows
{
    public const string Cell = "440304/440304010/440304010001/440304010001002/", Street = "440304/440304010/";
    private static int numbers;

    /// <summary>Two parallel tasks, then a signature; small changes by text.</summary>
    public const string Permit = """
        {
          "code": "CODE", "name": { "zh-CN": "测试许可", "en": "Test permit" },
          "limits": { "promisedDays": 7, "warnAtPercent": [50, 80, 100], "extension": { "days": 10, "approver": "StreetOfficer" } },
          "fields": [{ "id": "area", "label": { "zh-CN": "面积", "en": "Area" }, "type": "number" }, { "id": "officer", "label": "网格员", "type": "account", "required": false }],
          "stages": [
            { "id": "review", "label": { "zh-CN": "审查", "en": "Review" }, "join": "all", "tasks": [
              { "id": "food", "label": { "zh-CN": "食品", "en": "Food" }, "role": "WindowClerk", "place": "district", "days": 3, "results": ["agree", "refuse", "supplement"], "noteFor": ["refuse"] },
              { "id": "door", "label": { "zh-CN": "上门", "en": "Visit" }, "role": "GridOfficer", "person": "officer", "place": "cell", "days": 2, "results": ["opinion", { "id": "closed", "label": "没开门", "counts": "again" }], "escalateTo": "StreetOfficer",
                "fields": [{ "id": "seats", "label": { "zh-CN": "座位", "en": "Seats" }, "type": "number", "min": 0, "max": 500, "required": false }] },
              { "id": "fire", "label": { "zh-CN": "消防", "en": "Fire" }, "department": "fireBrigade", "days": 3, "results": ["agree", "refuse"], "when": { "field": "area", "is": "atLeast", "value": 300 } }] },
            { "id": "decision", "label": { "zh-CN": "决定", "en": "Decision" }, "tasks": [
              { "id": "sign", "label": { "zh-CN": "签发", "en": "Sign" }, "role": "StreetOfficer", "place": "street", "days": 2, "results": ["agree", "refuse"], "fourEyes": true }] }
          ],
          "outcomes": [{ "id": "granted", "label": { "zh-CN": "准予", "en": "Granted" }, "effect": "granted" }, { "id": "refused", "label": { "zh-CN": "不予", "en": "Refused" }, "effect": "refused" }]
        }
        """;

    public static Task<T> RunAsync<T>(this PortalSite site, Func<IServiceProvider, Process, Task<T>> act) where T : Result =>
        site.Services.GetRequiredService<WorkRunner>().RunAsync("test.workflows", Channel.Job, act);

    /// <summary>Publishes under a code of its own.</summary>
    public static async Task<string> PublishAsync(PortalSite site, string? json = null)
    {
        var code = "t-" + Guid.NewGuid().ToString("N")[..12];
        json = (json ?? Permit).Replace("\"CODE\"", $"\"{code}\"", StringComparison.Ordinal);
        await site.RunAsync(async (services, process) =>
        {
            var read = DefinitionCheck.Read(json, services.GetRequiredService<KnownNamesReader>().Read());
            Assert.Empty(read.Defects.Select(d => d.Whole.En));
            Assert.NotNull(await services.GetRequiredService<WorkflowShelf>().AddAsync(read.Definition!, json, null, null, onlyOverShipped: false, process, default));
            return Result.Ok();
        });
        return code;
    }

    public static async Task<Guid> StartAsync(PortalSite site, string code, int area = 60, Guid? officer = null, string scope = Cell, string title = "石厦面馆", Guid? notify = null)
    {
        var facts = new Dictionary<string, FieldValue> { ["area"] = FieldValue.Of(area) };
        if (officer is { } who) facts["officer"] = FieldValue.Of(who.ToString());
        return (await site.RunAsync((services, process) => services.GetRequiredService<IWorkflowCases>().StartAsync(new StartCase(code, Guid.CreateVersion7(), new(title, title), scope) { Facts = facts, NotifyAccountId = notify }, process))).Value.Id;
    }

    public static async Task<CaseState> StateAsync(PortalSite site, Guid id) => (await site.InScopeAsync(s => s.GetRequiredService<IWorkflowCases>().FindAsync(id)))!;

    public static async Task<TaskState> TaskAsync(PortalSite site, Guid caseId, string task) => (await StateAsync(site, caseId)).Tasks.Single(t => t.Task == task);

    public static async Task<Result> DoAsync(PortalSite site, Guid caseId, string task, string result, string? note = null, Guid? by = null, long? version = null)
    {
        var id = (await TaskAsync(site, caseId, task)).Id;
        return await site.RunAsync((services, process) => services.GetRequiredService<IWorkflowCases>().CompleteAsync(new TaskAct(id, version, result, note, by), process));
    }

    public static Task<Result> ActAsync(PortalSite site, Func<IWorkflowCases, Process, Task<Result>> act) => site.RunAsync((services, process) => act(services.GetRequiredService<IWorkflowCases>(), process));

    /// <summary>An official with an account, a role over a place and departments; signed in with the permissions named.</summary>
    public static async Task<TestUser> OfficialAsync(PortalSite site, string? role, string scope = "", string[]? departments = null, params Permission[] more)
    {
        var user = TestUser.Official([WorkflowsPermissions.Tasks, .. more]);
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var now = site.Clock.GetUtcNow();
            db.Add(new Account { Id = user.AccountId, Kind = AccountKind.Staff, DisplayName = "员" + Interlocked.Increment(ref numbers), StaffNumber = $"F{numbers:D5}", CreatedAt = now });
            if (role is not null)
                db.Add(new RoleGrant { Id = Ids.New(now), AccountId = user.AccountId, RoleId = await db.Set<Role>().Where(r => r.Name == role).Select(r => r.Id).FirstAsync(), ScopePath = scope, GrantedAt = now });
            foreach (var department in departments ?? []) db.Add(new DepartmentMember { Department = department, AccountId = user.AccountId, Since = now });
            await services.GetRequiredService<UnitOfWork>().CompleteAsync();
            return 0;
        });
        return user;
    }

    public static async Task<int> EventsAsync(PortalSite site, Guid caseId, string name) =>
        (await site.InScopeAsync(s => s.GetRequiredService<Evidence.Contracts.IEventHistory>().OfAsync(caseId))).Count(e => e.Name == name);
}
