namespace PublicPortal.Workflows.Contracts;

/// <summary>What the present official finds in the inbox, for pages that lead there.</summary>
public interface ITaskInbox
{
    /// <summary>Open tasks of a case that the present official may do.</summary>
    Task<IReadOnlyCollection<Guid>> DoableAsync(Guid caseId, CancellationToken cancel = default);
}
