using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Pages;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;

namespace PublicPortal.Voting.Closing;

/// <summary>The fence was taken: from here on no vote comes in.</summary>
internal sealed record PollFenced(Guid PollId) : PortalEvent
{
    public override Guid SubjectId => PollId;
    public override string Name => "voting.poll-fenced";
}

/// <summary>Answers for the code on a printed result.</summary>
internal sealed class PollResultCode(PortalDbContext db, ISiteIdentity site) : IVerifiableKind
{
    public const string KindName = "voting.result";
    public string Kind => KindName;

    public async Task<VerificationAnswer?> AnswerAsync(Guid subjectId, CancellationToken cancel)
    {
        var poll = await db.Set<Poll>().AsNoTracking().Where(p => p.Id == subjectId).Select(p => new { p.QuestionZh, p.QuestionEn, p.EndedAt, p.Standing }).FirstOrDefaultAsync(cancel);
        if (poll?.EndedAt is not { } ended) return null;
        return new VerificationAnswer(new LocalizedText($"表决结果：{poll.QuestionZh}", $"Result of a vote: {poll.QuestionEn}"),
            poll.Standing == PollStanding.Closed ? Validity.Valid : Validity.Revoked, ChinaTime.Date(ended), site.Organiser);
    }
}

internal static class ClosingServices
{
    public static PollCloser Closer(this IServiceProvider services) => services.GetRequiredService<PollCloser>();
}
