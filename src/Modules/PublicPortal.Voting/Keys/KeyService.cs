using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Closing;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;

namespace PublicPortal.Voting.Keys;

/// <param name="Mine">The place that this official keeps or may take; null where there is none.</param>
internal sealed record KeyView(Poll Poll, IReadOnlyList<KeyShare> Shares, KeyShare? Mine);

/// <summary>
/// The two halves of a secret poll's key. A keeper takes a half (shown as often as asked until it is typed back), types it back,
/// and the site forgets it; voting begins when both are forgotten. After the close both bring theirs back.
/// </summary>
internal sealed class KeyService(PortalDbContext db, FieldCipher cipher, IAccounts accounts, ICurrentUser user, PollCloser closer, PageEvictions pages, DatabaseClock clock)
{
    public async Task<KeyView?> FindAsync(Guid id, CancellationToken cancel)
    {
        var poll = await db.Set<Poll>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.IsSecret, cancel);
        if (poll is null || !user.Has(VotingPermissions.KeepKey, poll.ScopePath)) return null;
        var shares = await db.Set<KeyShare>().AsNoTracking().Where(s => s.PollId == id).OrderBy(s => s.Place).ToListAsync(cancel);
        return new KeyView(poll, shares, Mine(shares));
    }

    /// <summary>Takes a half, or shows it again while it is not typed back.</summary>
    public async Task<Result<string>> TakeAsync(Guid id, Process process, CancellationToken cancel)
    {
        var loaded = await LoadAsync(id, cancel);
        if (loaded.IsRefused) return Result<string>.Refuse(loaded.Refusals);
        var (poll, share) = loaded.Value;
        if (poll.Standing is PollStanding.Closed or PollStanding.Cancelled) return VotingRefusals.AlreadyEnded;
        if (share.Waiting is null) return VotingRefusals.ShareDone;
        if (share.KeeperId is null || share.KeeperName is null)
        {
            (share.KeeperId, share.KeeperName) = (user.AccountId, await NameAsync(cancel));
            process.Raise(new KeyShareTaken(id, share.Place));
            if (await db.SaveOrDuplicateAsync(cancel) is not null) return VotingRefusals.ShareBoth;
        }
        return Groups(cipher.Open(KeyShare.WaitingColumn, share.Id, share.Waiting));
    }

    /// <summary>The keeper has it, as typing it back proves: the site's copy goes. With the second one voting may begin.</summary>
    public async Task<Result> KeepAsync(Guid id, string? typed, Process process, CancellationToken cancel)
    {
        var loaded = await LoadAsync(id, cancel);
        if (loaded.IsRefused) return loaded;
        var (poll, share) = loaded.Value;
        if (share.KeeperId != user.AccountId || share.IsKept) return VotingRefusals.ShareDone;
        if (poll.Standing != PollStanding.Announced) return VotingRefusals.AlreadyEnded;
        if (Read(typed, share) is null) return VotingRefusals.ShareWrong;
        (share.Waiting, share.KeptAt) = (null, clock.Now);
        process.Raise(new KeyShareKept(id, share.Place));
        await db.SaveChangesAsync(cancel);
        if (!await db.Set<KeyShare>().AnyAsync(s => s.PollId == id && s.KeptAt == null, cancel))
        {
            await db.Set<Poll>().Where(p => p.Id == id && p.Standing == PollStanding.Announced).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsAccepting, true), cancel);
            await pages.EvictAsync(PollTags.Of(poll), cancel);
        }
        return Result.Ok();
    }

    /// <summary>After the close. With the second half the ballots are opened and counted.</summary>
    public async Task<Result> ReleaseAsync(Guid id, string? typed, Process process, CancellationToken cancel)
    {
        var loaded = await LoadAsync(id, cancel);
        if (loaded.IsRefused) return loaded;
        var (poll, share) = loaded.Value;
        if (share.KeeperId != user.AccountId) return VotingRefusals.ShareTaken;
        if (share.Released is not null) return VotingRefusals.ShareDone;
        if (poll.Standing != PollStanding.Closing) return VotingRefusals.ShareNotNow;
        if (Read(typed, share) is not { } text) return VotingRefusals.ShareWrong;
        (share.Released, share.ReleasedAt) = (cipher.Seal(KeyShare.ReleasedColumn, share.Id, text), clock.Now);
        process.Raise(new KeyShareReleased(id, share.Place));
        await db.SaveChangesAsync(cancel);
        // A large poll is left to the clock: nobody waits for a page that opens a million ballots.
        if (poll.Members <= CountedAtOnce) await closer.CountAsync(id, process, cancel);
        return Result.Ok();
    }

    private const int CountedAtOnce = 5000;

    /// <summary>The half that this official keeps or may take, locked until the end of the act.</summary>
    private async Task<Result<(Poll Poll, KeyShare Share)>> LoadAsync(Guid id, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        await db.Set<Poll>().Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsAccepting, p => p.IsAccepting), cancel);
        var poll = await db.Set<Poll>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.IsSecret, cancel);
        if (poll is null) return VotingRefusals.Unknown;
        if (!user.Has(VotingPermissions.KeepKey, poll.ScopePath)) return VotingRefusals.NotYours;
        var shares = await db.Set<KeyShare>().Where(s => s.PollId == id).OrderBy(s => s.Place).ToListAsync(cancel);
        return Mine(shares) is { } mine ? (poll, mine) : VotingRefusals.ShareTaken;
    }

    private KeyShare? Mine(IReadOnlyList<KeyShare> shares) => shares.FirstOrDefault(s => s.KeeperId == user.AccountId) ?? shares.FirstOrDefault(s => s.KeeperId is null);

    private async Task<string> NameAsync(CancellationToken cancel) => await accounts.FindAsync(user.AccountId!.Value, cancel) is { } account ? StaffNames.Of(account) : user.DisplayName ?? "?";

    /// <summary>What was typed, if it is this half: blanks and hyphens do not matter.</summary>
    private static string? Read(string? typed, KeyShare share)
    {
        var text = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')]).ToLowerInvariant();
        if (text.Length != 64 || !text.All(char.IsAsciiHexDigitLower)) return null;
        return Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(text))) == share.ShareHash ? text : null;
    }

    /// <summary>In groups of four, to be read and typed.</summary>
    private static string Groups(string share) => string.Join(' ', share.Chunk(4).Select(c => new string(c)));
}

internal static class StaffNames
{
    /// <summary>As it stands in published records: two of the same name are told apart.</summary>
    public static string Of(AccountInfo account) => account.StaffNumber is { Length: > 0 } number ? $"{account.DisplayName}（{number}）" : account.DisplayName;
}

internal sealed record KeyShareTaken(Guid PollId, int Place) : PortalEvent
{
    public override Guid SubjectId => PollId;
    public override string Name => "voting.key-taken";
}

/// <summary>The site has forgotten this half.</summary>
internal sealed record KeyShareKept(Guid PollId, int Place) : PortalEvent
{
    public override Guid SubjectId => PollId;
    public override string Name => "voting.key-kept";
}

internal sealed record KeyShareReleased(Guid PollId, int Place) : PortalEvent
{
    public override Guid SubjectId => PollId;
    public override string Name => "voting.key-released";
}
