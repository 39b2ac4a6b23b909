using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Pages;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarations;

/// <summary>Answers for the receipt's QR code: valid or not, since when; no name, no address.</summary>
internal sealed class DeclarationReceipt(PortalDbContext db, ISiteIdentity site) : IVerifiableKind
{
    public const string KindName = "residence.receipt";
    public string Kind => KindName;

    public async Task<VerificationAnswer?> AnswerAsync(Guid subjectId, CancellationToken cancel)
    {
        var row = await db.Set<ResidenceDeclaration>().AsNoTracking().Where(d => d.Id == subjectId)
            .Select(d => new { d.State, d.MoveInDate, d.MoveOutDate, d.DecidedAt }).FirstOrDefaultAsync(cancel);
        if (row is null) return null;
        var validity = row.State switch
        {
            DeclarationState.Accepted => Validity.Valid,
            DeclarationState.MovedOut => Validity.Ended,
            _ => Validity.Revoked,
        };
        var since = validity switch
        {
            Validity.Valid => row.MoveInDate,
            Validity.Ended => row.MoveOutDate!.Value,
            _ => ChinaTime.Date(row.DecidedAt ?? default),
        };
        return new VerificationAnswer(new LocalizedText("居住申报回执", "Receipt of a residence declaration"), validity, since, site.Organiser);
    }
}
