using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Desk;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Motions;
using PublicPortal.Council.Proxies;
using PublicPortal.Council.Speakers;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Pages.Desk.Council;

/// <summary><c>/desk/council/meetings/{id}/run</c>: a meeting on one screen: agenda, who is here, who speaks, what is moved.</summary>
internal sealed class RunModel(DeskCouncil desk, CouncilScope scope, MeetingService meetings, AttendanceService attendance, ProxyService proxies, SpeakerService speakers, MotionService motions, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public Guid Item { get; set; }
    [BindProperty] public string? Member { get; set; }
    [BindProperty] public string? Holder { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Motion { get; set; }
    [BindProperty] public string? Mover { get; set; }
    [BindProperty] public string? Lasts { get; set; } = "10";

    public MeetingCase Case { get; private set; } = null!;
    public bool MayRun => scope.May(CouncilPermissions.Run, Case.Council);
    public DateTimeOffset Now => clock.GetUtcNow();
    public AgendaItem? NowItem => Case.Course.Items.FirstOrDefault(i => i.Id == Case.Meeting.NowItemId);
    public bool HasQuorum => Case.Course.Rules?.IsQuorum(Case.Course.Present, Case.Course.Members.Count) == true;
    public IReadOnlyList<MemberLine> Here => [.. Case.Course.Members.Where(m => Case.Course.CheckIns.Any(c => c.IsPresent && c.MembershipId == m.Membership.Id))];

    public IEnumerable<SelectListItem> Movers => Here.Select(m => new SelectListItem(m.Name, m.Membership.Id.ToString()));

    public IEnumerable<SelectListItem> Durations => MotionService.Lasts.Select(n => new SelectListItem(n < 60 ? Hosting.Pages.Text.T($"{n} 分钟", $"{n} minutes")
        : n < 24 * 60 ? Hosting.Pages.Text.T($"{n / 60} 小时", $"{n / 60} hour") : Hosting.Pages.Text.T($"{n / 1440} 天", $"{n / 1440} days"), n.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTurnAsync(CancellationToken cancel)
    {
        StartProcess("council.turn-to-item");
        return await EndAsync(await meetings.TurnToAsync(Id, Item, cancel), cancel);
    }

    public async Task<IActionResult> OnPostCheckInAsync(CancellationToken cancel) => await EndAsync(await attendance.CheckInByClerkAsync(Id, Item, StartProcess("council.check-in-by-clerk"), cancel), cancel);
    public async Task<IActionResult> OnPostStrikeAsync(CancellationToken cancel) => await EndAsync(await attendance.StrikeAsync(Id, Item, Reason, StartProcess("council.strike-out", Reason?.Trim()), cancel), cancel);
    public async Task<IActionResult> OnPostProxyAsync(CancellationToken cancel) => await EndAsync(await proxies.GiveByClerkAsync(Id, Item, Holder, StartProcess("council.enter-proxy"), cancel), cancel);

    public async Task<IActionResult> OnPostSpeakerAsync(CancellationToken cancel)
    {
        StartProcess("council.add-speaker");
        return await EndAsync(await speakers.AddAsync(Id, Member, cancel), cancel);
    }

    public async Task<IActionResult> OnPostFloorAsync(CancellationToken cancel)
    {
        StartProcess("council.give-floor");
        return await EndAsync(await speakers.StartAsync(Id, Item, cancel), cancel);
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancel)
    {
        StartProcess("council.end-speech");
        return await EndAsync(await speakers.StopAsync(Id, Item, cancel), cancel);
    }

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken cancel) => await EndAsync(await motions.MoveAsync(Id, Motion, Mover, StartProcess("council.move"), cancel), cancel);
    public async Task<IActionResult> OnPostMatterAsync(CancellationToken cancel) => await EndAsync(await motions.MoveMatterAsync(Id, StartProcess("council.move-matter"), cancel), cancel);
    public async Task<IActionResult> OnPostVoteAsync(CancellationToken cancel) => await EndAsync(await motions.PutToVoteAsync(Id, Item, Lasts, StartProcess("council.put-to-vote"), cancel), cancel);
    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancel) => await EndAsync(await motions.CloseAsync(Id, Item, StartProcess("council.close-vote"), cancel), cancel);
    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel) => await EndAsync(await motions.WithdrawAsync(Id, Item, Reason, StartProcess("council.withdraw-motion", Reason?.Trim()), cancel), cancel);

    public async Task<IActionResult> OnPostFinishAsync(CancellationToken cancel)
    {
        var ended = await meetings.EndAsync(Id, StartProcess("council.end-meeting"), cancel);
        return ended.IsOk ? RedirectToPage("/Desk/Council/Minutes", new { Id }) : await EndAsync(ended, cancel);
    }

    private async Task<IActionResult> EndAsync(Result done, CancellationToken cancel) => done.IsOk ? RedirectToPage(new { Id }) : await LoadAsync(cancel) ? Refused(done) : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await desk.MeetingAsync(Id, cancel) is not { } found) return false;
        Case = found;
        return true;
    }
}
