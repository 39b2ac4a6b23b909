using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Desk;
using PublicPortal.Council.Meetings;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Pages.Desk.Council;

/// <summary><c>/desk/council/meetings/{id}</c>: prepares a meeting: date, agenda, papers, notice.</summary>
internal sealed class MeetingModel(DeskCouncil desk, CouncilScope scope, AgendaService agenda, MeetingService meetings, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Date { get; set; }
    [BindProperty] public string? Time { get; set; }
    [BindProperty] public string? Place { get; set; }
    [BindProperty] public Guid Item { get; set; }
    [BindProperty] public string? ItemTitle { get; set; }
    [BindProperty] public string? ItemText { get; set; }
    [BindProperty] public string? ItemMinutes { get; set; } = "15";
    [BindProperty] public string? PaperTitle { get; set; }
    [BindProperty] public IFormFile? Paper { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public MeetingCase Case { get; private set; } = null!;
    public bool MayPlan => scope.May(CouncilPermissions.Meetings, Case.Council);
    public bool MayRun => scope.May(CouncilPermissions.Run, Case.Council);
    public bool MayEdit => MayPlan && Case.Meeting.IsEditable;
    public DateOnly Earliest => ChinaTime.Today(clock).AddDays(Case.Course.Rules?.NoticeDays ?? 0);
    public bool IsTooLate => Case.Meeting.Day < Earliest;
    public bool MayOpenHall => clock.GetUtcNow() >= Case.Meeting.StartsAt - MeetingRefusals.Early;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostChangeAsync(CancellationToken cancel) => EditAsync(agenda.ChangeAsync(Id, new MeetingInput(Title, Date, Time, Place), cancel), cancel);
    public Task<IActionResult> OnPostItemAsync(CancellationToken cancel) => EditAsync(agenda.AddItemAsync(Id, new ItemInput(ItemTitle, ItemText, ItemMinutes), cancel), cancel);
    public Task<IActionResult> OnPostRaiseAsync(CancellationToken cancel) => EditAsync(agenda.RaiseItemAsync(Id, Item, cancel), cancel);
    public Task<IActionResult> OnPostMatterAsync(CancellationToken cancel) => EditAsync(agenda.TakeMatterAsync(Id, Item, cancel), cancel);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) => await EndAsync(await agenda.RemoveItemAsync(Id, Item, StartProcess("council.remove-item"), cancel), cancel);
    public async Task<IActionResult> OnPostPaperAsync(CancellationToken cancel) => await EndAsync(await agenda.AddPaperAsync(Id, Item, PaperTitle, Paper, StartProcess("council.add-paper"), cancel), cancel);
    public async Task<IActionResult> OnPostUnpaperAsync(CancellationToken cancel) => await EndAsync(await agenda.RemovePaperAsync(Id, Item, StartProcess("council.remove-paper"), cancel), cancel);
    public async Task<IActionResult> OnPostAnnounceAsync(CancellationToken cancel) => await EndAsync(await meetings.AnnounceAsync(Id, StartProcess("council.announce-meeting"), cancel), cancel);
    public async Task<IActionResult> OnPostReopenAsync(CancellationToken cancel) => await EndAsync(await meetings.ReopenAsync(Id, Date, Time, StartProcess("council.reopen-meeting"), cancel), cancel);
    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancel) => await EndAsync(await meetings.CancelAsync(Id, Reason, StartProcess("council.cancel-meeting", Reason?.Trim()), cancel), cancel);

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancel)
    {
        var started = await meetings.StartAsync(Id, StartProcess("council.start-meeting"), cancel);
        return started.IsOk ? RedirectToPage("/Desk/Council/Run", new { Id }) : await EndAsync(started, cancel);
    }

    /// <summary>Changes of what is not published yet: one process for all of them.</summary>
    private async Task<IActionResult> EditAsync(Task<Result> edit, CancellationToken cancel)
    {
        StartProcess("council.edit-agenda");
        return await EndAsync(await edit, cancel);
    }

    private async Task<IActionResult> EndAsync(Result done, CancellationToken cancel) => done.IsOk ? RedirectToPage(new { Id }) : await LoadAsync(cancel) ? Refused(done) : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await desk.MeetingAsync(Id, cancel) is not { } found) return false;
        Case = found;
        // What was typed stays; what the form that was sent does not have is as it was.
        bool Sent(string field) => Request.HasFormContentType && Request.Form.ContainsKey(field);
        var local = ChinaTime.Local(found.Meeting.StartsAt);
        if (!Sent(nameof(Place))) (Title, Place) = (found.Meeting.Title, found.Meeting.Place);
        if (!Sent(nameof(Date))) (Date, Time) = (local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), local.ToString("HH:mm", CultureInfo.InvariantCulture));
        return true;
    }
}
