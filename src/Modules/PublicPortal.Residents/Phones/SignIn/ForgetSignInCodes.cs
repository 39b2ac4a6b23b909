using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Residents.Phones.SignIn;

/// <summary>Deletes codes that are over, and the numbers with them.</summary>
internal sealed class ForgetSignInCodes(PortalDbContext db, UnitOfWork work, TimeProvider clock) : IPortalJob
{
    public string Name => "residents.forget-sign-in-codes";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - SignInCode.Lasts;
        await db.BeginWriteAsync(cancel);
        await db.Set<SignInCode>().Where(c => c.SentAt < before).ExecuteDeleteAsync(cancel);
        await work.CompleteAsync(cancel);
    }
}
