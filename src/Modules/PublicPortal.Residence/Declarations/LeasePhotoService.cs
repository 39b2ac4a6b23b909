using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarations;

/// <summary>Photos of a lease, handed in by the person and judged by an official.</summary>
internal sealed class LeasePhotoService(PortalDbContext db, IFileVault vault, TimeProvider clock)
{
    internal const string Purpose = "residence.lease-photo";
    private const int Most = 6;

    private static readonly Refusal Missing = new("residence.lease-photo.missing",
        "请选择或拍一张租约照片。", "Please choose or take a photo of the lease.", "Photo");
    private static readonly Refusal TooMany = new("residence.lease-photo.too-many",
        "最多交 6 张照片。", "At most 6 photos can be handed in.", "Photo");

    public async Task<Result> AddAsync(Guid declarationId, Guid accountId, Stream? photo, string? fileName, Process process, CancellationToken cancel)
    {
        var declaration = await db.Set<ResidenceDeclaration>().Include(d => d.Doubts).FirstOrDefaultAsync(d => d.Id == declarationId && d.DeclarantAccountId == accountId, cancel);
        if (declaration?.IsInDoubt != true) return DeclarationRefusals.NotOpen;
        if (photo is null) return Missing;
        if (await db.Set<LeasePhoto>().CountAsync(p => p.DeclarationId == declarationId, cancel) >= Most) return TooMany;
        var stored = await vault.StoreAsync(photo, fileName ?? "", Purpose, declarationId, process, cancel);
        if (stored.IsRefused) return Result.Refuse([.. stored.Refusals.Select(r => r.At("Photo"))]);
        db.Add(new LeasePhoto { Id = Ids.New(clock), DeclarationId = declarationId, FileId = stored.Value, AddedAt = clock.GetUtcNow() });
        process.Raise(new LeasePhotoAdded(declarationId, stored.Value));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }
}
