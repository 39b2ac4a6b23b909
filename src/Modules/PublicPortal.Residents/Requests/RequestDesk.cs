using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residents.Desk;
using PublicPortal.Residents.Persons;

namespace PublicPortal.Residents.Requests;

internal sealed record RequestRow(Guid Id, string Number, RequestKind Kind, RequestStatus Status, string? MaskedName, DateOnly DueOn, int DaysLeft, DateTimeOffset CreatedAt);

/// <param name="PersonId">Null when the account has not said who it is.</param>
internal sealed record RequestCase(RequestRow Row, string Text, string? Answer, DateTimeOffset? AnsweredAt, Guid? PersonId, string? MaskedNumber);

/// <summary>Requests as officials see them: those of persons within their scope.</summary>
internal sealed class RequestDesk(
    PortalDbContext db, FieldCipher cipher, RequestService requests, DeskScope scope, INotifier notifier, ICurrentUser user, WorkingCalendar calendar, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<RequestRow> Rows, int Total)> ListAsync(bool open, int page, CancellationToken cancel)
    {
        var all = await ReachableAsync(cancel);
        var chosen = open ? all.Where(r => r.Request.Status == RequestStatus.Open) : all.Where(r => r.Request.Status != RequestStatus.Open);
        var total = await chosen.CountAsync(cancel);
        var ordered = open ? chosen.OrderBy(r => r.Request.DueOn).ThenBy(r => r.Request.Id) : chosen.OrderByDescending(r => r.Request.AnsweredAt).ThenBy(r => r.Request.Id);
        var rows = await ordered.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return ([.. rows.Select(r => Row(r.Request, r.Person))], total);
    }

    /// <returns>Null when there is none, or it is not the official's.</returns>
    public async Task<RequestCase?> FindAsync(Guid id, CancellationToken cancel)
    {
        var all = await ReachableAsync(cancel);
        return await all.FirstOrDefaultAsync(r => r.Request.Id == id, cancel) is { } found
            ? new RequestCase(Row(found.Request, found.Person), requests.Text(found.Request), requests.Answer(found.Request), found.Request.AnsweredAt, found.Request.PersonId, found.Person?.MaskedNumber)
            : null;
    }

    public async Task<Result> AnswerAsync(Guid id, string? outcome, string? answer, Process process, CancellationToken cancel)
    {
        var words = answer?.Trim() ?? "";
        var wrong = new List<Refusal>();
        if (outcome is not ("done" or "refused")) wrong.Add(RequestRefusals.NoOutcome);
        if (words.Length == 0) wrong.Add(RequestRefusals.NoAnswer);
        else if (words.Length > PrivacyRequest.LongestText) wrong.Add(RequestRefusals.AnswerTooLong);
        if (wrong.Count > 0) return Result.Refuse(wrong);

        await db.BeginWriteAsync(cancel);
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"select 1 from residents_request where id = {id} for update", cancel);
        var request = await db.Set<PrivacyRequest>().FirstAsync(r => r.Id == id, cancel);
        var result = request.Answer(outcome == "done", cipher.Seal(PrivacyRequest.AnswerColumn, id, words), user.AccountId!.Value, clock.GetUtcNow());
        if (result.IsRefused) return result;
        process.Raise(new RequestAnswered(id, request.Number, request.Status.ToString()));
        await notifier.NotifyAsync(request.AccountId, "residents.request-answered", new Dictionary<string, string> { ["number"] = request.Number }, "/my/privacy#requests", cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    private sealed class Pair
    {
        public required PrivacyRequest Request { get; init; }
        public Person? Person { get; init; }
    }

    /// <summary>Requests of persons without a home community are everybody's who answers requests: somebody must.</summary>
    private async Task<IQueryable<Pair>> ReachableAsync(CancellationToken cancel)
    {
        var all = from r in db.Set<PrivacyRequest>().AsNoTracking()
                  join p in db.Set<Person>().AsNoTracking() on r.PersonId equals p.Id into persons
                  from person in persons.DefaultIfEmpty()
                  select new Pair { Request = r, Person = person };
        return await scope.CommunitiesAsync(ResidentsPermissions.Requests, cancel) is { } communities
            ? all.Where(p => p.Person == null || p.Person.HomeCommunityId == null || communities.Contains(p.Person.HomeCommunityId.Value))
            : all;
    }

    private RequestRow Row(PrivacyRequest request, Person? person) => new(
        request.Id, request.Number, request.Kind, request.Status, person?.MaskedName, request.DueOn,
        calendar.Left(ChinaTime.Today(clock), request.DueOn), request.CreatedAt);
}
