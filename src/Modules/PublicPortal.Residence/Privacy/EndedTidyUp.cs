using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.Residence.Privacy;

/// <summary>Declarations that ended some years ago were deleted, with all that hangs on them; how many.</summary>
internal sealed record EndedDeclarationsDeleted(Guid RunId, int Count) : PortalEvent
{
    public override Guid SubjectId => RunId;
    public override string Name => "residence.ended-deleted";
}

/// <summary>The end that the notice promises: three years after a declaration ended it goes, with doubts, visits and photos.</summary>
internal sealed class EndedTidyUp(WorkRunner runner, IOptions<ResidenceOptions> options, TimeProvider clock) : IPortalJob
{
    private const int AtOnce = 200;

    public string Name => "residence.ended-tidy-up";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken cancel)
    {
        while ((await runner.RunAsync("residence.tidy-ended", Channel.Job, (services, process) => DeleteAsync(services, process, cancel), cancel: cancel)).Value == AtOnce) { }
    }

    private async Task<Result<int>> DeleteAsync(IServiceProvider services, Process process, CancellationToken cancel)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var before = clock.GetUtcNow().AddYears(-options.Value.KeepEndedYears);
        var ids = await db.Set<ResidenceDeclaration>().Where(d => d.State != DeclarationState.Doubtful && d.State != DeclarationState.Accepted && d.DecidedAt < before && d.ReviewAskedAt == null)
            .OrderBy(d => d.DecidedAt).Select(d => d.Id).Take(AtOnce).ToListAsync(cancel);
        if (ids.Count == 0) return 0;
        var vault = services.GetRequiredService<IFileVault>();
        var files = await db.Set<LeasePhoto>().Where(p => ids.Contains(p.DeclarationId)).Select(p => p.FileId).ToListAsync(cancel);
        files.AddRange(await db.Set<VerificationVisit>().Where(v => v.DeclarationId != null && ids.Contains(v.DeclarationId.Value) && v.PhotoFileId != null).Select(v => v.PhotoFileId!.Value).ToListAsync(cancel));
        foreach (var file in files.Distinct()) await vault.DeleteAsync(file, process, cancel);
        await db.BeginWriteAsync(cancel);
        await db.Set<LeasePhoto>().Where(p => ids.Contains(p.DeclarationId)).ExecuteDeleteAsync(cancel);
        await db.Set<LandlordConfirmation>().Where(c => ids.Contains(c.DeclarationId)).ExecuteDeleteAsync(cancel);
        await db.Set<VerificationVisit>().Where(v => v.DeclarationId != null && ids.Contains(v.DeclarationId.Value)).ExecuteDeleteAsync(cancel);
        var orders = await db.Set<OrderItem>().Where(i => ids.Contains(i.DeclarationId)).Select(i => i.OrderId).Distinct().ToListAsync(cancel);
        await db.Set<OrderItem>().Where(i => ids.Contains(i.DeclarationId)).ExecuteDeleteAsync(cancel);
        var empty = await db.Set<VerificationOrder>().Where(o => orders.Contains(o.Id) && o.State == OrderState.Closed && !db.Set<OrderItem>().Any(i => i.OrderId == o.Id)).Select(o => o.Id).ToListAsync(cancel);
        await db.Set<VerificationVisit>().Where(v => empty.Contains(v.OrderId)).ExecuteDeleteAsync(cancel);
        var cases = await db.Set<VerificationOrder>().Where(o => empty.Contains(o.Id) && o.CaseId != null).Select(o => o.CaseId!.Value).ToListAsync(cancel);
        await services.GetRequiredService<IWorkflowCases>().ForgetAsync(cases, cancel);
        await db.Set<VerificationOrder>().Where(o => empty.Contains(o.Id)).ExecuteDeleteAsync(cancel);
        await db.Set<ResidenceDeclaration>().Where(d => ids.Contains(d.Id)).ExecuteDeleteAsync(cancel);
        process.Raise(new EndedDeclarationsDeleted(process.Id, ids.Count));
        return ids.Count;
    }
}
