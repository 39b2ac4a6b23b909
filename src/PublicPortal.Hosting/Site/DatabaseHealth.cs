using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PublicPortal.Data;

namespace PublicPortal.Hosting.Site;

/// <summary>Whether the database answers within two seconds; asked once a second at most, however many ask us.</summary>
internal sealed class DatabaseHealth(Func<CancellationToken, Task> ask, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim turn = new(1, 1);
    private (DateTimeOffset At, bool Answers)? last;

    public static DatabaseHealth Of(IServiceProvider services)
    {
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        return new DatabaseHealth(async cancel =>
        {
            await using var scope = scopes.CreateAsyncScope();
            // A table of ours: on SQLite an empty new file would answer anything else.
            await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<Setting>().AsNoTracking().Select(s => s.Name).FirstOrDefaultAsync(cancel);
        }, services.GetRequiredService<TimeProvider>());
    }

    /// <summary>No detail: who asks is nobody we know. The log has it.</summary>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (last is { } known && now - known.At < Kept && now >= known.At) return known.Answers ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
            try
            {
                using var patience = new CancellationTokenSource(Patience);
                await ask(patience.Token).WaitAsync(Patience, CancellationToken.None);
                last = (now, true);
                return HealthCheckResult.Healthy();
            }
            catch (Exception failed)
            {
                last = (now, false);
                return HealthCheckResult.Unhealthy(exception: failed);
            }
        }
        finally { turn.Release(); }
    }
}
