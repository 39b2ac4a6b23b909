using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Residents.Phones.SignIn;

/// <summary>Deletes codes that are over, and the numbers with them: of signing in, and of numbers that nobody went on to confirm.</summary>
internal sealed class ForgetSignInCodes(PortalDbContext db, UnitOfWork work, TimeProvider clock) : IPortalJob
{
    public string Name => "residents.forget-sign-in-codes";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancel)
    {
        var (before, unconfirmed) = (clock.GetUtcNow() - SignInCode.Lasts, clock.GetUtcNow() - PhoneCode.Lasts);
        await db.BeginWriteAsync(cancel);
        await db.Set<SignInCode>().Where(c => c.SentAt < before).ExecuteDeleteAsync(cancel);
        await db.Set<PhoneCode>().Where(c => c.SentAt < unconfirmed).ExecuteDeleteAsync(cancel);
        await work.CompleteAsync(cancel);
    }
}
