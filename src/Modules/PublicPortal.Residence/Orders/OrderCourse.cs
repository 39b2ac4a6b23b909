using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PublicPortal.Kernel;
using PublicPortal.Kernel.Conditions;
using PublicPortal.Places.Contracts;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.Residence.Orders;

/// <summary>What ended an order at the door: the result in the workflow, and who entered it.</summary>
internal sealed record DoorEnd(string Result, Guid? By)
{
    public DoorEnd(VisitResult result, Guid? by) : this(VerificationKind.Key(result), by) { }
}

/// <summary>
/// An order's way on the workflow engine. Who has it, until when, and whether it is late is told there; the order's own
/// columns are copies, written here and in <see cref="OrderFollowsCase"/> alone, so that its lists have their indexes.
/// </summary>
internal sealed partial class OrderCourse(IWorkflowCases cases, IPlaces places, ILogger<OrderCourse> log)
{
    /// <summary>
    /// Starts the case of a new order, or of one from before there were cases. Without a calendar or a workflow there is none
    /// yet, which is an operator's matter and not the resident's: the officer goes all the same, <see cref="OrdersWithoutCase"/>
    /// tries again, and <c>/healthz</c> says so (<see cref="OrdersHealth"/>).
    /// </summary>
    /// <param name="dwelling">Where it is known already.</param>
    /// <param name="under">Since when and until when, for an order that was under way.</param>
    public async Task BeginAsync(VerificationOrder order, Guid? officer, DwellingInfo? dwelling, Process process, CancellationToken cancel, TakenOver? under = null)
    {
        if (order.DwellingId is { } id) dwelling ??= await places.FindDwellingAsync(id, cancel);
        var facts = new Dictionary<string, FieldValue> { [VerificationKind.About] = FieldValue.Of(order.Kind.ToString()) };
        if (officer is { } who) facts[VerificationKind.Officer] = FieldValue.Of(who.ToString());
        var started = await cases.StartAsync(new StartCase(VerificationKind.Code, order.Id, Title(dwelling), order.ScopePath, $"/desk/residence/orders/{order.Id}") { Facts = facts, TakenOver = under }, process, cancel);
        if (started.IsRefused)
        {
            LogWithoutCase(log, order.Id, started.Refusals[0].Text.En);
            if (order.DueAt == default) order.DueAt = WithoutCase(ChinaTime.Date(order.CreatedAt));
            order.Assign(officer);
            return;
        }
        var task = started.Value.Tasks.Single(t => t.IsOpen);
        (order.CaseId, order.TaskId, order.DueAt) = (started.Value.Id, task.Id, task.DueAt ?? order.DueAt);
        order.Assign(task.AssigneeAccountId);   // a colleague, where the officer is away
    }

    /// <summary>Until when, as long as nobody can count working days: five days, within the year that the calendar knows.</summary>
    private static DateTimeOffset WithoutCase(DateOnly from)
    {
        var (day, last) = (from.AddDays(5), new DateOnly(from.Year, 12, 31));
        return ChinaTime.At(day < last ? day : last, new TimeOnly(18, 0));
    }

    /// <summary>Gives an order from before there were cases its own, as it stands.</summary>
    public async Task SureAsync(VerificationOrder order, Process process, CancellationToken cancel)
    {
        if (order.CaseId is null) await BeginAsync(order, order.OfficerAccountId, null, process, cancel, new TakenOver(order.CreatedAt, order.DueAt));
    }

    /// <summary>Nobody was home: the time starts again.</summary>
    /// <returns>Until when.</returns>
    public async Task<DateTimeOffset> AgainAsync(VerificationOrder order, Guid? by, Process process, CancellationToken cancel)
    {
        await SureAsync(order, process, cancel);
        if (order.TaskId is not { } task) return order.DueAt = WithoutCase(ChinaTime.Date(process.StartedAt));
        Sure(await cases.CompleteAsync(new TaskAct(task, null, VerificationKind.Key(VisitResult.NobodyHome), null, by), process, cancel));
        return order.DueAt = await DueAsync(order, cancel);
    }

    /// <summary>The resident asked for a later day.</summary>
    public async Task MoveAsync(VerificationOrder order, DateTimeOffset until, Process process, CancellationToken cancel)
    {
        await SureAsync(order, process, cancel);
        if (order.TaskId is not { } task)
        {
            order.DueAt = until;
            return;
        }
        Sure(await cases.MoveDueAsync(task, until, "住户约的时间", process, cancel));
        order.DueAt = await DueAsync(order, cancel);
    }

    public Task AssignAsync(VerificationOrder order, Guid? officer, Process process, CancellationToken cancel) =>
        AssignManyAsync(new Dictionary<VerificationOrder, Guid?> { [order] = officer }, process, cancel);

    public async Task AssignManyAsync(IReadOnlyDictionary<VerificationOrder, Guid?> officers, Process process, CancellationToken cancel)
    {
        foreach (var order in officers.Keys) await SureAsync(order, process, cancel);
        foreach (var (order, officer) in officers) order.Assign(officer);
        await cases.AssignManyAsync(officers.Where(o => o.Key.TaskId is not null).ToDictionary(o => o.Key.TaskId!.Value, o => o.Value), process, cancel);
    }

    /// <summary>Nothing is left to look at.</summary>
    /// <param name="door">Null when people settled it themselves.</param>
    public async Task CloseAsync(VerificationOrder order, DoorEnd? door, DateTimeOffset now, Process process, CancellationToken cancel)
    {
        order.Close(now);
        process.Raise(new OrderClosed(order.Id, door is not null));
        if (order.CaseId is not { } of) return;
        Sure(door is null
            ? await cases.EndAsync(of, VerificationKind.Dropped, "不用再上门", process, cancel)
            : await cases.CompleteAsync(new TaskAct(order.TaskId!.Value, null, door.Result, null, door.By), process, cancel));
    }

    /// <summary>The dwelling lies elsewhere now, or the order is about another one.</summary>
    /// <param name="dwelling">Another dwelling; null when it is the same.</param>
    public async Task LieAtAsync(VerificationOrder order, string scopePath, DwellingInfo? dwelling, CancellationToken cancel)
    {
        order.ScopePath = scopePath;
        if (dwelling is not null) order.DwellingId = dwelling.Id;
        if (order.CaseId is { } of) await cases.LieAtAsync(of, scopePath, dwelling is null ? null : Title(dwelling), cancel);
    }

    /// <summary>Until when, as the engine has it.</summary>
    public async Task<DateTimeOffset> DueAsync(VerificationOrder order, CancellationToken cancel) =>
        order.CaseId is not { } of ? order.DueAt : (await cases.FindAsync(of, cancel))?.Tasks.FirstOrDefault(t => t.Id == order.TaskId)?.DueAt ?? order.DueAt;

    /// <summary>The page showed an open order, the engine knows better: somebody was faster.</summary>
    private static void Sure(Result done)
    {
        if (done.IsRefused) throw new DbUpdateConcurrencyException(done.Refusals[0].Code);
    }

    [LoggerMessage(LogLevel.Error, "Verification order {Order} has no case yet: {Why}")]
    private static partial void LogWithoutCase(ILogger log, Guid order, string why);

    private static LocalizedText Title(DwellingInfo? dwelling) => dwelling is null ? new("库外地址", "Address not in the register") : new(dwelling.Address, dwelling.Address);
}
