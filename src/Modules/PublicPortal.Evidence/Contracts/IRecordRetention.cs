namespace PublicPortal.Evidence.Contracts;

/// <summary>
/// The record is for good, save for events whose end a privacy notice promises (PIPL 19: no longer than needed). Only the
/// module that raises them asks for it, from a job.
/// </summary>
public interface IRecordRetention
{
    /// <summary>Deletes events, and processes in which nothing else happened, in the present transaction.</summary>
    /// <param name="names">Of the events, such as <c>accounts.signed-in</c>.</param>
    /// <param name="from">Since when; what is earlier was forgotten before. The whole record is not looked through each time.</param>
    /// <param name="before">What happened earlier goes.</param>
    /// <param name="subjects">Whose events; composed into the query.</param>
    /// <returns>How many events went; at most <see cref="AtOnce"/>, call again while it is that many.</returns>
    Task<int> ForgetAsync(IReadOnlyCollection<string> names, DateTimeOffset from, DateTimeOffset before, IQueryable<Guid> subjects, CancellationToken cancel = default);

    /// <summary>So that no transaction is long.</summary>
    const int AtOnce = 500;
}
