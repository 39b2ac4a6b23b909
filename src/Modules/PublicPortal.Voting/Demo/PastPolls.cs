using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Kernel;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Closing;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Demo;

/// <summary>Holds a poll in one go: the same manifest, ballots, count and record as a real one, with moments that lie behind.</summary>
internal sealed class PastPolls(PortalDbContext db, SiteKeys keys, PollTally tally, RecordWriter record, IVerificationCodes codes, IPolls polls) : IPastPolls
{
    private static readonly TimeSpan Drained = TimeSpan.FromSeconds(5);

    public async Task<PollState> HoldAsync(PollPlan plan, IReadOnlyDictionary<Guid, string> choices, CancellationToken cancel)
    {
        var id = Ids.New(plan.Opens);
        var members = plan.Members.Select(m => (Id: RandomNumberGenerator.GetHexString(16, lowercase: true), Member: m)).OrderBy(m => m.Id, StringComparer.Ordinal).ToList();
        var (publicKey, key) = Key(plan.Secret);
        var manifest = Manifest.Of(id, plan, Manifest.ElectorateHash(members.Select(m => (m.Id, m.Member.Name))), await keys.EnsureAsync(db, cancel), publicKey, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var poll = new Poll
        {
            Id = id, SubjectKind = plan.Subject.Kind, SubjectId = plan.Subject.Id, ScopePath = plan.Subject.ScopePath, SubjectPath = plan.Subject.Path, QuestionZh = plan.Question.Zh, QuestionEn = plan.Question.En,
            Manifest = CanonicalJson.Write(manifest), ManifestHash = PollRecordFile.ManifestHash(manifest), Papers = "[]", IsSecret = plan.Secret, Members = members.Count,
            AnnouncedAt = plan.Opens, OpensAt = plan.Opens, ClosesAt = plan.Closes, FencedAt = plan.Closes + Drained, EndedAt = plan.Closes + Drained, Standing = PollStanding.Closed,
        };
        db.Add(poll);
        foreach (var (member, one) in members)
        {
            db.Add(new PollVoter { PollId = id, Member = member, PersonId = one.PersonId, Name = one.Name });
            if (!choices.TryGetValue(one.PersonId, out var choice)) continue;
            db.Add(new PollMark { PollId = id, Member = member, By = PollVerification.Online });
            if (publicKey is not null) db.Add(Sealed(poll, publicKey, choice));
            else db.Add(new OpenBallot { PollId = id, Member = member, Choice = CanonicalJson.Write(new JsonObject { ["choice"] = new JsonArray(choice) }), CastAt = plan.Opens });
        }
        await db.SaveChangesAsync(cancel);
        var (ballots, tookPart) = await tally.CountAsync(poll, key, toBoard: true, cancel);
        (poll.TookPart, poll.Present, poll.OpenedKey) = ((int)tookPart, (int)tookPart, key is null ? null : Convert.ToHexStringLower(key));
        PollResult.Apply(poll, PollRecount.Result(manifest, poll.Members, poll.Present.Value, ballots));
        (poll.RecordBytes, poll.RecordHash, poll.BoardRoot) = await record.WriteAsync(poll, () => Task.CompletedTask, cancel);
        await codes.IssueAsync(PollResultCode.KindName, id, cancel);
        await db.SaveChangesAsync(cancel);
        return (await polls.FindAsync(id, cancel))!;
    }

    private static (string? Public, byte[]? Private) Key(bool secret)
    {
        if (!secret) return (null, null);
        var (publicKey, first, second) = PollKeyShares.Make();
        return (publicKey, PollKeyShares.Join(first, second, publicKey));
    }

    private static SecretBallot Sealed(Poll poll, string pollKey, string choice)
    {
        var opening = SecretBallots.Opening(new JsonObject { ["choice"] = new JsonArray(choice), ["phrase"] = "", ["r"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) });
        var commitment = SecretBallots.Commitment(poll.ManifestHash, opening);
        return new SecretBallot { PollId = poll.Id, Id = Guid.NewGuid(), Commitment = commitment, Sealed = SecretBallots.Seal(pollKey, poll.ManifestHash, commitment, opening) };
    }
}
