using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Members;
using PublicPortal.Council.Minutes;
using PublicPortal.Council.Proxies;
using PublicPortal.Council.Readers;
using PublicPortal.Council.Speakers;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Pages.My.Council;

/// <summary><c>/my/council/meetings/{id}</c>: what a member does at a meeting: check in, speak, give a proxy, vote, sign.</summary>
internal sealed class MeetingModel(MemberPages pages, AttendanceService attendance, SpeakerService speakers, ProxyService proxies, MinutesService minutes) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    /// <summary>From the screen's QR code, or typed.</summary>
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }
    [BindProperty] public string? Holder { get; set; }
    [BindProperty] public string? ReadHash { get; set; }

    public MyMeeting Mine { get; private set; } = null!;
    public MinutesView? Minutes { get; private set; }

    public bool MaySign => Minutes is { Minutes.PublishedAt: null } && Mine.Me.Membership.Office != CouncilOffice.Member && Minutes.Signatures.All(s => s.AccountId != CurrentUser.AccountId);

    public IEnumerable<SelectListItem> Holders => Mine.Course.Members.Where(m => m != Mine.Me).Select(m => new SelectListItem(m.Name, m.Membership.Id.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostCheckInAsync(CancellationToken cancel) => DoAsync(attendance.CheckInAsync(Id, Me, Code, StartProcess("council.check-in"), cancel), cancel);

    public Task<IActionResult> OnPostSpeakAsync(CancellationToken cancel)
    {
        StartProcess("council.ask-to-speak");
        return DoAsync(speakers.JoinAsync(Id, Me, cancel), cancel);
    }

    public Task<IActionResult> OnPostUnspeakAsync(CancellationToken cancel)
    {
        StartProcess("council.leave-speakers");
        return DoAsync(speakers.LeaveAsync(Id, Me, cancel), cancel);
    }

    public Task<IActionResult> OnPostProxyAsync(CancellationToken cancel) => DoAsync(proxies.GiveAsync(Id, Me, Holder, StartProcess("council.give-proxy"), cancel), cancel);

    public Task<IActionResult> OnPostUnproxyAsync(CancellationToken cancel) => DoAsync(proxies.RevokeAsync(Id, Me, StartProcess("council.end-proxy"), cancel), cancel);

    public Task<IActionResult> OnPostSignAsync(CancellationToken cancel) => DoAsync(minutes.SignAsMemberAsync(Id, Me, ReadHash, StartProcess("council.sign-minutes"), cancel), cancel);

    private Guid Me => CurrentUser.AccountId!.Value;

    private async Task<IActionResult> DoAsync(Task<Result> act, CancellationToken cancel)
    {
        var done = await act;
        if (done.IsOk) return RedirectToPage(new { Id, Code = (string?)null });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await pages.MeetingAsync(Id, cancel) is not { } mine) return false;
        Mine = mine;
        if (mine.Meeting.Standing == Meetings.MeetingStanding.Ended) Minutes = await minutes.FindAsync(Id, cancel);
        return true;
    }
}
