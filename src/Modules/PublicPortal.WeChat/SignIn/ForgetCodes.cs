using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;

namespace PublicPortal.WeChat.SignIn;

/// <summary>Deletes codes that no callback brings again.</summary>
internal sealed class ForgetCodes(PortalDbContext db, UnitOfWork work, TimeProvider clock) : IPortalJob
{
    public string Name => "wechat.forget-codes";
    public TimeSpan Every => CallbackCodes.KeptFor;

    public async Task RunAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - CallbackCodes.KeptFor;
        await db.BeginWriteAsync(cancel);
        await db.Set<CallbackCode>().Where(c => c.SeenAt < before).ExecuteDeleteAsync(cancel);
        await work.CompleteAsync(cancel);
    }
}
