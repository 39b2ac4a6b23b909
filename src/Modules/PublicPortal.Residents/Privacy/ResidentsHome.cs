using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Requests;

namespace PublicPortal.Residents.Privacy;

/// <summary>On the home page: only what waits for the person, and the answers to their requests.</summary>
internal sealed class ResidentsHome(IPersons persons, RequestService requests, TimeProvider clock) : IHomeSlot
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<HomeItem>> WaitingAsync(Guid accountId, CancellationToken cancel) =>
        await persons.OfAccountAsync(accountId, cancel) is { Register: RegisterAnswer.Disagrees, Level: < VerifiedLevel.Counter }
            ? [new HomeItem(new("姓名和证件号码没有对上", "Name and ID number do not agree"),
                new("看看哪里写错了，或带证件到窗口", "See what may be wrong, or bring the document to a counter"), "/my/identity", "id-card", clock.GetUtcNow())]
            : [];

    public async Task<IReadOnlyList<HomeItem>> LatelyAsync(Guid accountId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Lately;
        return
        [
            .. (await requests.OfAsync(accountId, cancel)).Where(r => r.AnsweredAt >= since).Take(10)
                .Select(r => new HomeItem(new("关于您信息的请求已答复", "Your request about your data is answered"), new(r.Number, r.Number), "/my/privacy#requests", "shield-check", r.AnsweredAt!.Value)),
        ];
    }
}
