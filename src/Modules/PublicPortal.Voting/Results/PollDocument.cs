using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Pages;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;

namespace PublicPortal.Voting.Results;

/// <summary>Answers for the code on a printed result.</summary>
internal sealed class PollDocument(PortalDbContext db, ISiteIdentity site) : IVerifiableKind
{
    public const string CodeKind = "voting.result";
    public string Kind => CodeKind;

    public async Task<VerificationAnswer?> AnswerAsync(Guid subjectId, CancellationToken cancel)
    {
        var poll = await db.Set<Poll>().AsNoTracking().Where(p => p.Id == subjectId && p.Standing == PollStanding.Closed).Select(p => new { p.QuestionZh, p.QuestionEn, p.EndedAt, p.ClosesAt }).FirstOrDefaultAsync(cancel);
        return poll is null ? null : new VerificationAnswer(new LocalizedText($"表决结果：{poll.QuestionZh}", $"Result of the vote: {poll.QuestionEn}"), Validity.Valid, ChinaTime.Date(poll.EndedAt ?? poll.ClosesAt), site.Organiser);
    }
}
