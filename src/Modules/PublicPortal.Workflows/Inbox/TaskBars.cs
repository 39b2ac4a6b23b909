using PublicPortal.Kernel;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.Workflows.Inbox;

/// <summary>Asks each kind of case about what an official may not do although it lies in their queue; once for all that is shown.</summary>
internal sealed class TaskBars(IEnumerable<IWorkflowKind> kinds)
{
    public async Task<IReadOnlyDictionary<Guid, Refusal>> OfAsync(IReadOnlyCollection<(string? Kind, Guid SubjectId)> cases, Guid account, CancellationToken cancel)
    {
        var barred = new Dictionary<Guid, Refusal>();
        foreach (var of in cases.Where(c => c.Kind is not null).GroupBy(c => c.Kind, c => c.SubjectId))
            if (kinds.FirstOrDefault(k => k.Name == of.Key) is { } kind)
                foreach (var (subject, why) in await kind.BarredAsync([.. of.Distinct()], account, cancel)) barred[subject] = why;
        return barred;
    }

    public async Task<Refusal?> OfAsync(string? kind, Guid subjectId, Guid account, CancellationToken cancel) => (await OfAsync([(kind, subjectId)], account, cancel)).GetValueOrDefault(subjectId);
}
