using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Calendars;

namespace PublicPortal.Workflows.Pages.Desk.Calendar;

/// <summary><c>/desk/calendar</c>: the years, and the State Council's notice for a new one.</summary>
internal sealed class IndexModel(NoticeDesk desk, WorkingCalendar calendar, IAccounts accounts, TimeProvider clock) : PortalPageModel
{
    [BindProperty] public string? Year { get; set; }
    [BindProperty] public string? Notice { get; set; }
    [BindProperty] public string? Source { get; set; }
    [BindProperty(SupportsGet = true, Name = "done")] public string? Done { get; set; }

    public IReadOnlyList<CalendarYear> Years => calendar.Years;
    public IReadOnlyList<ProposalView> Waiting { get; private set; } = [];
    public IReadOnlyDictionary<Guid, AccountInfo> People { get; private set; } = new Dictionary<Guid, AccountInfo>();

    public bool IsMine(Proposal proposal) => proposal.By == CurrentUser.AccountId;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Year ??= (Years.FirstOrDefault(y => y.Provisional)?.Year ?? ChinaTime.Today(clock).Year + 1).ToString(CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("workflows.propose-notice");
        return await EndAsync(await desk.ProposeAsync(Year, Notice, Source, process, cancel), "proposed", cancel);
    }

    public async Task<IActionResult> OnPostConfirmAsync(int of, CancellationToken cancel)
    {
        var process = StartProcess("workflows.confirm-notice");
        return await EndAsync(await desk.ConfirmAsync(of, process, cancel), "confirmed", cancel);
    }

    public async Task<IActionResult> OnPostDiscardAsync(int of, CancellationToken cancel)
    {
        StartProcess("workflows.discard-notice");
        return await EndAsync(await desk.DiscardAsync(of, cancel), "discarded", cancel);
    }

    private async Task<IActionResult> EndAsync(Result result, string done, CancellationToken cancel)
    {
        if (result.IsOk) return LocalRedirect("/desk/calendar?done=" + done);
        await LoadAsync(cancel);
        return Refused(result);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Waiting = await desk.WaitingAsync(cancel);
        People = await accounts.FindManyAsync([.. Waiting.Select(w => w.Proposal.By).Distinct()], cancel);
    }
}
