using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Work;

/// <summary>Runs an act outside a page: jobs, the command line, callbacks. One scope, one process, one transaction.</summary>
public sealed class WorkRunner(IServiceScopeFactory scopes)
{
    /// <summary>Commits when the act is done or refused with a trace; rolls back otherwise.</summary>
    public async Task<T> RunAsync<T>(string processType, Channel channel, Func<IServiceProvider, Process, Task<T>> act, Guid? accountId = null, string? reason = null, CancellationToken cancel = default)
        where T : Result
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var process = work.Start(processType, accountId, channel, reason);
        var result = await act(scope.ServiceProvider, process);
        if (result.IsOk || result.Refusals.Any(r => r.LeavesTrace)) await work.CompleteAsync(cancel);
        else await work.RollbackAsync();
        return result;
    }
}
