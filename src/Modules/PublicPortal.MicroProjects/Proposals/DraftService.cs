using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Files.Contracts;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Keeps what somebody has begun to write, as typed, until it is sent or forgotten. One for each round.</summary>
internal sealed class DraftService(PortalDbContext db, FieldCipher cipher, IFileVault vault, IOptions<MicroProjectsOptions> options, TimeProvider clock)
{
    internal const string Column = "microprojects_draft.content";
    public const string PhotoPurpose = "microprojects.photo";

    public int MostPhotos => options.Value.Photos;

    public Task<ProposalDraft?> FindAsync(Guid accountId, Guid roundId, CancellationToken cancel) =>
        db.Set<ProposalDraft>().FirstOrDefaultAsync(d => d.OwnerAccountId == accountId && d.RoundId == roundId, cancel);

    public DraftContent Content(ProposalDraft draft) => JsonSerializer.Deserialize<DraftContent>(cipher.Open(Column, draft.Id, draft.Content))!;

    /// <summary>Drafts of an account, newest first, with their rounds.</summary>
    public async Task<IReadOnlyList<(ProposalDraft Draft, Round Round)>> OfAsync(Guid accountId, CancellationToken cancel) =>
        [.. (await (from d in db.Set<ProposalDraft>().AsNoTracking() join r in db.Set<Round>() on d.RoundId equals r.Id where d.OwnerAccountId == accountId orderby d.ChangedAt descending select new { d, r })
            .ToListAsync(cancel)).Select(x => (x.d, x.r))];

    /// <summary>Keeps everything as typed; nothing is checked before it is sent.</summary>
    public async Task<ProposalDraft> KeepAsync(Guid accountId, Guid roundId, DraftContent content, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var draft = await FindAsync(accountId, roundId, cancel);
        if (draft is null) db.Add(draft = new ProposalDraft { Id = Ids.New(now), OwnerAccountId = accountId, RoundId = roundId, Content = [] });
        draft.Content = cipher.Seal(Column, draft.Id, JsonSerializer.Serialize(Cut(content)));
        draft.ChangedAt = now;
        if (await db.SaveOrDuplicateAsync(cancel) is null) return draft;
        return await KeepAsync(accountId, roundId, content, cancel);   // another tab was first: its draft is changed
    }

    public async Task DiscardAsync(Guid accountId, Guid roundId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(accountId, roundId, cancel) is not { } draft) return;
        foreach (var photo in await db.Set<ProposalPhoto>().Where(p => p.ProposalId == draft.Id).ToListAsync(cancel))
        {
            await vault.DeleteAsync(photo.FileId, process, cancel);
            db.Remove(photo);
        }
        db.Remove(draft);
        await db.SaveChangesAsync(cancel);
    }

    public async Task<IReadOnlyList<ProposalPhoto>> PhotosAsync(Guid id, CancellationToken cancel) =>
        await db.Set<ProposalPhoto>().AsNoTracking().Where(p => p.ProposalId == id).OrderBy(p => p.Position).ToListAsync(cancel);

    /// <summary>A picture for a draft or for the own proposal; it waits until somebody has looked at it.</summary>
    public async Task<Result> AddPhotoAsync(Guid id, Stream content, string fileName, Process process, CancellationToken cancel)
    {
        var positions = await db.Set<ProposalPhoto>().Where(p => p.ProposalId == id).Select(p => p.Position).ToListAsync(cancel);
        if (positions.Count >= options.Value.Photos) return ProposalRefusals.PhotosMany.With(options.Value.Photos);
        var stored = await vault.StorePictureAsync(content, fileName, PhotoPurpose, id, process, cancel);
        if (stored.IsRefused) return Result.Refuse([.. stored.Refusals.Select(r => r.At("Photo"))]);
        var now = clock.GetUtcNow();
        db.Add(new ProposalPhoto
        {
            Id = Ids.New(now), ProposalId = id, FileId = stored.Value.Id, Position = positions.Count == 0 ? 1 : positions.Max() + 1, Width = stored.Value.Width, Height = stored.Value.Height, At = now,
        });
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task RemovePhotoAsync(Guid id, Guid photoId, Process process, CancellationToken cancel)
    {
        if (await db.Set<ProposalPhoto>().FirstOrDefaultAsync(p => p.Id == photoId && p.ProposalId == id, cancel) is not { } photo) return;
        await vault.DeleteAsync(photo.FileId, process, cancel);
        db.Remove(photo);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Longer than any field takes is no typing.</summary>
    private static DraftContent Cut(DraftContent c)
    {
        static string? At(string? text, int most) => text?.Length > most ? text[..most] : text;
        return new DraftContent
        {
            Title = At(c.Title, 200), Need = At(c.Need, 4000), Kind = At(c.Kind, 20), Field = At(c.Field, 40), Place = At(c.Place, 400), Building = At(c.Building, 40),
            Longitude = At(c.Longitude, 30), Latitude = At(c.Latitude, 30), Guess = At(c.Guess, 40),
        };
    }
}
