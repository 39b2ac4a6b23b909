using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Persons;

namespace PublicPortal.Residents.Requests;

internal sealed record OwnRequest(string Number, RequestKind Kind, RequestStatus Status, string Text, DateTimeOffset CreatedAt, DateOnly DueOn, string? Answer, DateTimeOffset? AnsweredAt);

/// <summary>Requests about one's own data, as the person sees them.</summary>
internal sealed class RequestService(PortalDbContext db, FieldCipher cipher, WorkingCalendar calendar, IOptions<ResidentsOptions> options, TimeProvider clock)
{
    public async Task<Result<string>> SubmitAsync(Guid accountId, string? kind, string? text, Process process, CancellationToken cancel)
    {
        var wrong = new List<Refusal>();
        var words = text?.Trim() ?? "";
        if (!Enum.TryParse<RequestKind>(kind, out var chosen) || !Enum.IsDefined(chosen)) wrong.Add(RequestRefusals.NoKind);
        if (words.Length == 0) wrong.Add(RequestRefusals.NoText);
        else if (words.Length > PrivacyRequest.LongestText) wrong.Add(RequestRefusals.TextTooLong);
        if (wrong.Count > 0) return Result<string>.Refuse(wrong);

        var now = clock.GetUtcNow();
        var id = Ids.New(now);
        var request = new PrivacyRequest
        {
            Id = id, Number = NewNumber(), AccountId = accountId, Kind = chosen, CreatedAt = now,
            PersonId = await db.Set<Person>().Where(p => p.AccountId == accountId).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancel),
            TextSealed = cipher.Seal(PrivacyRequest.TextColumn, id, words),
            DueOn = calendar.Add(ChinaTime.Date(now), options.Value.RequestDays),
        };
        db.Add(request);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return RequestRefusals.AlreadyOpen;
        process.Raise(new RequestMade(id, request.Number, chosen.ToString()));
        return request.Number;
    }

    public async Task<IReadOnlyList<OwnRequest>> OfAsync(Guid accountId, CancellationToken cancel)
    {
        var rows = await db.Set<PrivacyRequest>().AsNoTracking().Where(r => r.AccountId == accountId).OrderByDescending(r => r.CreatedAt).Take(50).ToListAsync(cancel);
        return [.. rows.Select(r => new OwnRequest(r.Number, r.Kind, r.Status, Text(r), r.CreatedAt, r.DueOn, Answer(r), r.AnsweredAt))];
    }

    public string Text(PrivacyRequest request) => cipher.Open(PrivacyRequest.TextColumn, request.Id, request.TextSealed);

    public string? Answer(PrivacyRequest request) => request.AnswerSealed is { } answer ? cipher.Open(PrivacyRequest.AnswerColumn, request.Id, answer) : null;

    /// <summary>XX-7 random characters and a check character; says nothing about the person.</summary>
    private static string NewNumber()
    {
        var code = "XX" + HumanCode.Random(7);
        return code + HumanCode.CheckCharacter(code);
    }
}

/// <summary>A person asked something about their own data.</summary>
internal sealed record RequestMade(Guid RequestId, string Number, string Kind) : PortalEvent
{
    public override Guid SubjectId => RequestId;
    public override string Name => "residents.request-made";
}

internal sealed record RequestAnswered(Guid RequestId, string Number, string Status) : PortalEvent
{
    public override Guid SubjectId => RequestId;
    public override string Name => "residents.request-answered";
}
