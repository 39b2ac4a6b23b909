using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residence.Capture;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Orders;

/// <param name="LandlordLeftOut">A tick that needs the landlord's name came without it, because the phone does not keep names.</param>
internal sealed record FieldNoticed(CaptureInput Input, bool LandlordLeftOut);

/// <summary>What was noticed besides a result that comes from a phone.</summary>
internal sealed class FieldCapture(PortalDbContext db, CaptureService capture)
{
    public static readonly LocalizedText LeftOut = new(
        "房东的姓名和电话不存在手机上，没有记下；请房东自己登记租约，或告诉街道。", " The landlord's name and number are not kept on the phone and were not noted; please have the landlord enter the lease, or tell the street office.");

    public Result<FieldNoticed> Read(FieldResult sent)
    {
        var seen = (sent.Seen ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var input = new CaptureInput(seen, sent.LandlordName, sent.LandlordPhone, sent.Note);
        var sound = capture.Check(input);
        if (sound.IsOk) return new FieldNoticed(input, false);
        if (sent.Kept != "1") return Result<FieldNoticed>.Refuse(sound.Refusals);   // the form is still there: put right there
        var plain = capture.Offered(someone: true).Where(r => r.Act != CaptureAct.Lease).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        return new FieldNoticed(new CaptureInput([.. seen.Where(plain.Contains)], null, null, sent.Note), true);
    }

    /// <summary>With the dwelling and the person of the order itself, whatever the phone says.</summary>
    public async Task ApplyAsync(FieldNoticed noticed, VisitInput input, Process process, CancellationToken cancel)
    {
        if (noticed.Input.Seen.Count == 0) return;
        var dwelling = await db.Set<VerificationOrder>().AsNoTracking().Where(o => o.Id == input.OrderId).Select(o => o.DwellingId).FirstOrDefaultAsync(cancel);
        var declaration = await db.Set<ResidenceDeclaration>().AsNoTracking()
            .FirstOrDefaultAsync(d => d.Id == input.DeclarationId && db.Set<OrderItem>().Any(i => i.OrderId == input.OrderId && i.DeclarationId == d.Id), cancel);
        await capture.ApplyAsync(noticed.Input, dwelling, declaration, process, cancel);
    }
}
