using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.StillHere;

/// <summary>Asks who is due, each in a transaction of its own: one that fails holds up no other.</summary>
internal sealed class StillHereJob(StillHereService service, WorkRunner runner) : IPortalJob
{
    public string Name => "residence.still-here";
    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var id in await service.DueAsync(cancel))
            await runner.RunAsync("residence.ask-still-here", Channel.Job,
                (services, process) => services.GetRequiredService<StillHereService>().StepAsync(id, process, cancel), cancel: cancel);
    }
}
