using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Announcing;

/// <summary>Freezes the manifest and the list of members.</summary>
internal sealed class PollAnnouncer(PortalDbContext db, SiteKeys keys, FieldCipher cipher, IAccounts accounts, INotifier notifier, PageEvictions pages, DatabaseClock clock)
{
    private const int RandomBytesOfMember = 8;

    public async Task<Result<Guid>> AnnounceAsync(PollPlan plan, Process process, CancellationToken cancel)
    {
        var now = clock.Now;
        var refusals = PlanRules.Check(plan, now).ToList();
        var keepers = plan.Secret ? await KeepersAsync(plan, cancel) : [];
        if (plan.Secret && keepers.Count < 2) refusals.Add(VotingRefusals.NoKeyKeepers);
        if (refusals.Count > 0) return Result<Guid>.Refuse(refusals);

        var id = Ids.New(now);
        var members = Members(plan);
        var siteKey = await keys.EnsureAsync(db, cancel);
        var pollKey = plan.Secret ? MakeKey(id, plan, keepers) : null;
        var manifest = Manifest.Of(id, plan, Manifest.ElectorateHash(members.Select(m => (m.Id, m.Member.Name))), siteKey, pollKey, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var text = CanonicalJson.Write(manifest);
        var papers = JsonSerializer.Serialize(plan.Papers);
        if (text.Length > VotingModel.LongestManifest || papers.Length > VotingModel.LongestPapers) return VotingRefusals.TooLong;
        var poll = new Poll
        {
            Id = id, SubjectKind = plan.Subject.Kind, SubjectId = plan.Subject.Id, ScopePath = plan.Subject.ScopePath, SubjectPath = plan.Subject.Path,
            QuestionZh = plan.Question.Zh, QuestionEn = plan.Question.En, Manifest = text, ManifestHash = PollRecordFile.ManifestHash(manifest), Papers = papers,
            IsSecret = plan.Secret, IsBudget = plan.Budget is not null, ShowsRunningTally = plan.ShowsRunningTally, Members = plan.Members.Count,
            AnnouncedAt = now, OpensAt = plan.Opens, ClosesAt = plan.Closes, Standing = PollStanding.Announced, IsAccepting = !plan.Secret,
        };
        db.Add(poll);
        await db.SaveChangesAsync(cancel);
        await BulkRows.InsertAsync(db, "voting_voter", ["poll_id", "member", "person_id", "name"],
            BulkRows.Stream(members.Select(m => new object?[] { id, m.Id, m.Member.PersonId, m.Member.Name })), cancel);
        process.Raise(new PollAnnounced(id, poll.SubjectKind, poll.SubjectId, poll.ManifestHash));
        foreach (var keeper in keepers)
            await notifier.NotifyAsync(keeper, "voting.share-waits", new Dictionary<string, string> { ["question"] = NoticeValue.Of(poll.Question), ["until"] = NoticeValue.Of(poll.OpensAt) }, $"/desk/polls/{id}/key", cancel);
        await db.SaveChangesAsync(cancel);
        await pages.EvictAsync(PollTags.Of(poll), cancel);
        return id;
    }

    /// <summary>Members in the order of their ids of this poll, which are random: neither the list nor the table tells how the plan had them.</summary>
    private static List<(string Id, PollMember Member)> Members(PollPlan plan)
    {
        var used = new HashSet<string>(plan.Members.Count, StringComparer.Ordinal);
        var members = new List<(string Id, PollMember Member)>(plan.Members.Count);
        foreach (var member in plan.Members)
        {
            string id;
            do id = RandomNumberGenerator.GetHexString(2 * RandomBytesOfMember, lowercase: true);
            while (!used.Add(id));
            members.Add((id, member));
        }
        members.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return members;
    }

    /// <summary>The whole key exists in this call alone; what stays are two halves, sealed, until their keepers have taken them.</summary>
    private string MakeKey(Guid poll, PollPlan plan, IReadOnlyList<Guid> keepers)
    {
        var (publicKey, first, second) = PollKeyShares.Make();
        foreach (var (place, share) in new[] { (1, first), (2, second) })
        {
            var id = Ids.New(clock.Now);
            var text = Convert.ToHexStringLower(share);
            db.Add(new KeyShare
            {
                Id = id, PollId = poll, Place = place, KeeperId = plan.KeyKeepers.Count == 2 ? keepers[place - 1] : null,
                ShareHash = Convert.ToHexStringLower(SHA256.HashData(share)), Waiting = cipher.Seal(KeyShare.WaitingColumn, id, text),
            });
            CryptographicOperations.ZeroMemory(share);
        }
        return publicKey;
    }

    /// <summary>Those named, or all who may keep a half; fewer than two means no.</summary>
    private async Task<IReadOnlyList<Guid>> KeepersAsync(PollPlan plan, CancellationToken cancel)
    {
        var may = await accounts.StaffOverAsync(VotingPermissions.KeepKey, plan.Subject.ScopePath, cancel);
        if (plan.KeyKeepers.Count == 0) return [.. may.Take(10).Select(a => a.Id)];
        return plan.KeyKeepers.Count == 2 && plan.KeyKeepers.Distinct().Count() == 2 && plan.KeyKeepers.All(k => may.Any(a => a.Id == k)) ? plan.KeyKeepers : [];
    }
}

/// <summary>Tags of public pages that show polls.</summary>
internal static class PollTags
{
    /// <summary>Every page that lists polls.</summary>
    public const string All = "voting.polls";

    public static string One(Guid id) => $"voting.poll.{id:N}";

    /// <summary>Lists of one place.</summary>
    public static string Place(string scopePath) => $"voting.place.{scopePath}";

    public static IReadOnlyList<string> Of(Poll poll) => [One(poll.Id), All, Place(poll.ScopePath)];
}
