using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Cases;

/// <summary>Hands effects to whoever carries them out. That somebody does was checked before the workflow was published.</summary>
internal sealed class CaseEffects(IServiceProvider services, WorkingCalendar calendar)
{
    public async Task ApplyAsync(IReadOnlyList<Effect> effects, LockedCase it, Process process, CancellationToken cancel)
    {
        if (effects.Count == 0) return;
        var able = (IEnumerable<IWorkflowEffect>)services.GetService(typeof(IEnumerable<IWorkflowEffect>))!;
        foreach (var effect in effects)
        {
            var call = new EffectCall(effect.Name, effect.To, it.State(calendar));
            var found = able.Where(e => e.Do == effect.Do && (e.Names.Count == 0 || e.Names.Contains(effect.Name))).ToList();
            if (found.Count == 0) throw new InvalidOperationException($"{it.Row.Code}: nobody carries out '{effect.Do}' of '{effect.Name}'.");
            foreach (var one in found) await one.ApplyAsync(call, process, cancel);
        }
    }
}

/// <summary><c>"do": "notify"</c>: a message to the resident, or to those who have the open tasks.</summary>
internal sealed class NotifyEffect(INotifier notifier, IEnumerable<IWorkflowKind> kinds) : IWorkflowEffect
{
    public string Do => "notify";
    public IReadOnlyCollection<string> Names => [];

    public async Task ApplyAsync(EffectCall call, Process process, CancellationToken cancel)
    {
        var values = new Dictionary<string, string> { ["case"] = NoticeValue.Of(call.Case.Title), ["stage"] = NoticeValue.Of(call.Case.StageLabel ?? call.Case.Title) };
        if (call.Case.DueAt is { } due) values["due"] = NoticeValue.Of(ChinaTime.Date(due));
        if (kinds.FirstOrDefault(k => k.Name == call.Case.Kind) is { } kind)
            foreach (var (name, value) in await kind.ValuesAsync(call.Case.SubjectId, call.Name, cancel)) values[name] = value;
        if (call.To == "subject")
        {
            if (call.Case.NotifyAccountId is { } resident) await notifier.NotifyAsync(resident, call.Name, values, call.Case.Path ?? "/my/inbox", cancel);
            return;
        }
        foreach (var task in call.Case.Tasks.Where(t => t.IsOpen && t.AssigneeAccountId is not null))
            await notifier.NotifyAsync(task.AssigneeAccountId!.Value, call.Name, values, $"/desk/tasks/{task.Id}", cancel);
    }
}

/// <summary><c>"do": "raise"</c>: an event that modules may handle.</summary>
internal sealed class RaiseEffect : IWorkflowEffect
{
    public string Do => "raise";
    public IReadOnlyCollection<string> Names => [];

    public Task ApplyAsync(EffectCall call, Process process, CancellationToken cancel)
    {
        process.Raise(new WorkflowRaised(call.Case.Id, call.Case.Kind, call.Case.SubjectId, call.Name));
        return Task.CompletedTask;
    }
}
