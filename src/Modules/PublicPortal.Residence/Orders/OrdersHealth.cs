using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PublicPortal.Data;

namespace PublicPortal.Residence.Orders;

/// <summary>Degraded while an order has no case for longer than the job takes: a year of the calendar, or the workflow, is missing. Asked once in ten seconds at most.</summary>
internal sealed class OrdersHealth(IServiceScopeFactory scopes, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10), Patience = TimeSpan.FromMinutes(15);
    private volatile Known last = new(DateTimeOffset.MinValue, false);

    private sealed record Known(DateTimeOffset At, bool Waits);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (now, known) = (clock.GetUtcNow(), last);
        if (now - known.At >= Kept)
        {
            var since = now - Patience;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                known = new Known(now, await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<VerificationOrder>().AsNoTracking()
                    .AnyAsync(o => o.State == OrderState.Open && o.CaseId == null && o.CreatedAt < since, cancellationToken));
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested) { known = new Known(now, false); }   // whether the database answers is asked elsewhere
            last = known;
        }
        return known.Waits ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy();
    }
}
